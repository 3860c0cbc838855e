// Words by which programs and people say that nothing is known: `n/a`, 保密, `0/0/00`. Whether a cell may hold one instead of
// a value is for its field to say: as a text each may be meant, and a person may be called Null.

const word =
  /^(?:unspecified|unknown|not (?:set|specified|known|applicable|available)|n\/?a|n\.a\.?|none|null|<null>|nil|<na>|undefined|未知|不详|不明|不清楚|不适用|保密|未填写?|未设置|未提供|无|暂无|暂缺|没有|无数据|待定|待补充?|[-－–—―/／\\?？]+|0{1,2}([-/.])0{1,2}\1(?:0{4}|0{2})|0{4}([-/.])0{1,2}\2(?:0{1,2})(?: 00:00:00)?|0)$/i

/** Whether a clean text is such a word and nothing else. */
export const isNoAnswer = (text: string): boolean => word.test(text)
