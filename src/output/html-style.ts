// The look of a page of a report. Colours by class: s0, s1 ... for series, h0 to h7 for depths, p0 to p3 for the fields
// of the quadrants. A test holds every text against its ground; no colour is the only carrier of a meaning.

const depth = (colours: readonly string[]): string => colours.map((colour, at) => `--h${at}:${colour}`).join(';')
const fills = Array.from({ length: 8 }, (_, at) => `.h${at}{fill:var(--h${at});background:var(--h${at})}`).join('')

const light = `--s0:#0a6e78;--s1:#c2570c;--s2:#5a55a8;--s3:#87919b;--deep:#fff;--shade:#0002;--grid:#e7eaed;${depth(['#eff5f5', '#d6eaeb', '#b5dadc', '#8ac5c9', '#5fadb3', '#1f7f88', '#0a626c', '#064851'])}`
const dark = `--s0:#4fb8c4;--s1:#e8935a;--s2:#a7a2ec;--s3:#7d8891;--deep:#0d1113;--shade:#fff3;--grid:#262b30;${depth(['#1a2225', '#1b3034', '#1c3e44', '#1e4d54', '#226069', '#3a96a1', '#56b5c0', '#7cd4de'])}`

/** What a report adds to the style of every page. */
export const reportStyle = `
:root{${light}}
@media screen and (prefers-color-scheme:dark){:root{${dark}}}
main{max-width:960px;margin:0 auto}
header{margin-bottom:1.5rem}h1{margin:0 0 .3rem;font-size:1.6rem;line-height:1.25;text-wrap:balance}h2{margin:0 0 .8rem;font-size:1.15rem}
.under{margin:.1rem 0;color:var(--muted)}.note{margin:.6rem 0;color:var(--muted);font-size:.9rem;max-width:44rem}.empty{font-size:1.1rem}
.headlines{display:flex;flex-wrap:wrap;gap:.8rem;margin:0 0 2rem}
.headlines div{flex:1 1 7rem;padding:.7rem 1rem;border:1px solid var(--line);border-radius:8px}
dt{color:var(--muted);font-size:.9rem}dd{margin:0;font-size:1.4rem;font-weight:600;font-variant-numeric:tabular-nums;white-space:nowrap}
small{display:block;color:var(--muted);font-size:.85rem;font-weight:400}
section{margin:0 0 2.2rem;padding-top:1.4rem;border-top:1px solid var(--line)}
figure{margin:0 0 1.2rem;min-width:0}.pair,.pile{min-width:0}
svg{display:block;width:100%;height:auto;font-size:13px;overflow:visible}.narrow{display:none}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin:0 0 .6rem;padding:0;list-style:none;font-size:.9rem}
.legend i,.depths i{display:inline-block;width:.85em;height:.85em;border-radius:2px}.legend i{margin-right:.45em}
.depths{margin:0 0 .6rem;color:var(--muted);font-size:.85rem}.depths i{width:1.1em}
.scroll{background:linear-gradient(to right,var(--paper) 40%,transparent) 0 0/2.5rem 100% no-repeat local,linear-gradient(to left,var(--paper) 40%,transparent) 100% 0/2.5rem 100% no-repeat local,linear-gradient(to right,var(--shade),transparent) 0 0/.8rem 100% no-repeat scroll,linear-gradient(to left,var(--shade),transparent) 100% 0/.8rem 100% no-repeat scroll}
.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.right{white-space:nowrap}td{max-width:22rem}td:first-child:not(.right){min-width:6.5em}
th{position:sticky;top:0;background:var(--paper)}.pair .scroll{max-height:26rem;overflow-y:auto}
footer{padding-top:1rem;border-top:1px solid var(--line)}
.s0{fill:var(--s0);background:var(--s0)}.s1{fill:var(--s1);background:var(--s1)}.s2{fill:var(--s2);background:var(--s2)}.s3{fill:var(--s3);background:var(--s3)}
.p0{fill:var(--s2)}.p1{fill:var(--s0)}.p2{fill:var(--s3)}.p3{fill:var(--s1)}circle[class^=p]{fill-opacity:.72}
.t0,.t1,.t2,.t3{fill:var(--ink);font-weight:600}
.l0,.l1,.l2,.l3{fill:none;stroke-width:2.2;stroke-linejoin:round;stroke-linecap:round}.l0{stroke:var(--s0)}.l1{stroke:var(--s1)}.l2{stroke:var(--s2)}.l3{stroke:var(--s3)}
.l1{stroke-dasharray:7 4}.l2{stroke-dasharray:2 4}.open{stroke-dasharray:3 4}rect.open{fill-opacity:.45}
.b0{fill:var(--s0);fill-opacity:.14}.b1{fill:var(--s1);fill-opacity:.14}
${fills}
text.ink{fill:var(--ink)}text.muted{fill:var(--muted)}text.deep{fill:var(--deep)}text{font-variant-numeric:tabular-nums}
.grid{stroke:var(--grid)}.axis{stroke:var(--muted);stroke-opacity:.55}.even{stroke:var(--muted);stroke-dasharray:4 4}.cut{stroke:var(--ink);stroke-dasharray:6 4;stroke-opacity:.8}
.track{fill:var(--grid)}.hit{fill:transparent}.hit:hover{fill:var(--muted);fill-opacity:.12}
@media(min-width:900px){.pair{display:grid;grid-template-columns:minmax(0,1.35fr) minmax(0,1fr);gap:2.2rem;align-items:start}}
@media(max-width:640px){.wide{display:none}.narrow{display:block}h1{font-size:1.35rem}dd{font-size:1.25rem}}
@media print{body{font-size:12.5px}table{font-size:.85em}th{position:static}.scroll{background:none}footer{break-inside:avoid}main{max-width:none}figure,.headlines,h2{break-inside:avoid}h2{break-after:avoid}.narrow{display:none}.wide{display:block}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}td{white-space:normal}.pair .scroll{max-height:none}}`
