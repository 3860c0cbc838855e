// The build on a small project of its own: parts are kept apart, nothing of ours is there twice, caches fit,
// and bin/crm.js says what is wrong when it cannot start.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { transform } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundle } from '../../src/build/bundle.ts'
import { writeCodeCache } from '../../src/build/code-cache.ts'
import { root } from './source-tree.ts'

const sources: Readonly<Record<string, string>> = {
  'package.json': '{ "type": "module" }',
  'src/kernel/mark.ts': "export class Mark {}\nexport const text = /[。]/.test('完。') ? '完。' : 'bad'\n",
  'src/kernel/heavy.lazy.ts': `
    import { Mark } from './mark.ts'
    export const make = () => new Mark()
    export const deep = async () => (await import('./deep.lazy.ts')).deep()`,
  'src/kernel/deep.lazy.ts': `
    import { Worker } from 'node:worker_threads'
    const place = () => new URL('./sum.worker.ts', import.meta.url)
    export const deep = (): Promise<number> => new Promise((done) => new Worker(place()).once('message', done))`,
  'src/kernel/sum.worker.ts': "import { parentPort } from 'node:worker_threads'\nparentPort?.postMessage(40 + 2)\n",
  'src/start.ts': `
    export const main = async (world: NodeJS.Process): Promise<void> => {
      if (world.argv[2] === 'early') world.stdout.write((await import('./early.lazy.ts')).early)
      else await (await import('./main.ts')).main(world)
    }`,
  'src/early.lazy.ts': "export { text as early } from './kernel/mark.ts'\n",
  'src/kernel/rule.ts': "export const rule = 'seldom asked'\n",
  'src/rare.command.ts': `
    import { Mark } from './kernel/mark.ts'
    import { rule } from './kernel/rule.ts'
    export const rare = async () => {
      const { make } = await import('./kernel/heavy.lazy.ts')
      return [rule, new Mark() instanceof Mark, make() instanceof Mark].join()
    }`,
  'src/main.ts': `
    import { createHash } from 'node:crypto'
    import { Mark, text } from './kernel/mark.ts'
    import { rare } from './rare.command.ts'
    const hasCrypto = (world) => world.moduleLoadList.includes('NativeModule crypto')
    export const main = async (world: NodeJS.Process): Promise<void> => {
      if (world.argv[2] === 'late') {
        world.stdout.write([hasCrypto(world), createHash('md5').update('').digest('hex').length, hasCrypto(world)].join())
        return
      }
      if (world.argv[2] === 'fail') throw new Error('told')
      if (world.argv[2] === 'rare') return void world.stdout.write(await rare())
      const { make, deep } = await import('./kernel/heavy.lazy.ts')
      world.stdout.write([text, make() instanceof Mark, await deep()].join(' '))
    }`,
}

const put = (folder: string, path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

let project = ''

const crm = (...words: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(project, 'bin', 'crm.js'), ...words], {
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), 'crm-build-test-'))
  for (const [path, text] of Object.entries(sources)) put(project, path, text)
  cpSync(join(root, 'bin'), join(project, 'bin'), { recursive: true })
  await writeCodeCache(project, await bundle(project))
})

afterAll(() => rmSync(project, { recursive: true, force: true }))

describe('the built program', () => {
  it('loads main, lazy parts and workers, and shares modules among them', () => {
    expect(crm('all')).toEqual({ status: 0, stdout: '完。 true 42', stderr: '' })
  })

  it('answers from the start file without the main part', () => {
    const main = join(project, 'dist', 'main.cjs')
    const text = readFileSync(main, 'utf8')
    rmSync(main)
    expect(crm('early')).toEqual({ status: 0, stdout: '完。', stderr: '' })
    writeFileSync(main, text)
  })

  it('keeps what few commands need in a file of its own, which shares modules with main', () => {
    const seldom = join(project, 'dist', 'seldom.cjs')
    const text = readFileSync(seldom, 'utf8')
    expect(text).toContain('seldom asked')
    expect(readFileSync(join(project, 'dist', 'main.cjs'), 'utf8')).not.toContain('seldom asked')
    expect(crm('rare').stdout).toBe('seldom asked,true,true')
    rmSync(seldom)
    expect(crm('all').stdout).toBe('完。 true 42')
    writeFileSync(seldom, text)
  })

  it('loads slow parts of Node when they are used, not before', () => {
    expect(crm('late')).toEqual({ status: 0, stdout: 'false,32,true', stderr: '' })
  })

  it('is plain ASCII and has each module of ours once', () => {
    const files = readdirSync(join(project, 'dist'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.cjs'),
    )
    const texts = files.map((name) => readFileSync(join(project, 'dist', name), 'utf8'))
    expect(files.sort()).toEqual([
      'lazy/early.cjs',
      'lazy/kernel-deep.cjs',
      'lazy/kernel-heavy.cjs',
      'main.cjs',
      'seldom.cjs',
      'start.cjs',
      'worker/kernel-sum.cjs',
    ])
    for (const text of texts) expect(text).toMatch(/^[\x00-\x7f]*$/)
    // In main, and in the part that the start file loads without main.
    expect(texts.filter((text) => text.includes('\\u5B8C') || text.includes('\\u5b8c'))).toHaveLength(2)
  })

  it('has a code cache for each part that V8 takes', () => {
    const script = `
      const { load, loaded } = require(${JSON.stringify(join(project, 'bin', 'crm.js'))})
      for (const part of ['start', 'main', 'seldom', 'lazy/kernel-heavy', 'lazy/kernel-deep', 'lazy/early'])
        load(${JSON.stringify(join(project, 'dist'))} + '/' + part + '.cjs')
      process.stdout.write(Object.values(loaded).map((one) => String(one.script.cachedDataRejected)).join())`
    const { stdout } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' })
    expect(stdout).toBe('false,false,false,false,false,false')
  })

  it('runs without a code cache, or with one that is damaged', () => {
    const cache = join(project, 'dist', 'cache')
    for (const name of readdirSync(cache)) writeFileSync(join(cache, name), 'damaged')
    expect(crm('all').stdout).toBe('完。 true 42')
    rmSync(cache, { recursive: true })
    expect(crm('all').stdout).toBe('完。 true 42')
  })

  it('puts a fault that nobody foresaw in one line, with its place for --debug alone', () => {
    expect(crm('fail')).toEqual({ status: 1, stdout: '', stderr: 'crm: told\n' })
    expect(crm('fail', '--debug').stderr).toContain('main.cjs')
  })
})

describe('the build', () => {
  it('refuses a lazy file that is not loaded lazily', async () => {
    const other = mkdtempSync(join(tmpdir(), 'crm-build-test-'))
    put(other, 'package.json', sources['package.json'] ?? '')
    put(other, 'src/main.ts', "export { x as main } from './x.lazy.ts'\n")
    put(other, 'src/x.lazy.ts', 'export const x = 1\n')
    await expect(bundle(other)).rejects.toThrow('src/x.lazy.ts must be loaded by import')
    rmSync(other, { recursive: true })
  })
})

describe('bin/crm.js', () => {
  const { nodeFits }: { nodeFits: (version: string) => boolean } = createRequire(import.meta.url)(
    join(root, 'bin', 'crm.js'),
  )

  it.each([
    ['0.10.48', false],
    ['12.22.12', false],
    ['18.20.8', false],
    ['20.9.0', false],
    ['20.18.3', false],
    ['20.19.0', true],
    ['20.20.2', true],
    ['21.7.3', false],
    ['22.0.0', false],
    ['22.13.1', false],
    ['22.14.0', true],
    ['22.23.3', true],
    ['23.1.0', true],
    ['24.21.0', true],
    ['26.10.0', true],
  ])('on Node %s: %s', (version, fits) => {
    expect(nodeFits(version)).toBe(fits)
  })

  it('can be read by a Node of any age', async () => {
    const source = readFileSync(join(root, 'bin', 'crm.js'), 'utf8')
    await expect(transform(source, { target: 'es5', platform: 'node' })).resolves.toBeDefined()
    await expect(transform(`${source}\nconst f = async () => {}`, { target: 'es5' })).rejects.toThrow()
    expect(source).not.toMatch(/require\('node:/)
  })

  it('says what to do where the program is not built', () => {
    const dist = join(project, 'dist')
    rmSync(dist, { recursive: true })
    const { status, stdout, stderr } = crm('list')
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr.split('\n')).toEqual([
      `crm: the program is not built yet (${join(dist, 'main.cjs')}). Try: cd ${project} && npm run build`,
      `crm: 程序还没有构建（${join(dist, 'main.cjs')}）。请运行：cd ${project} && npm run build`,
      '',
    ])
  })

  it('says what to do on a Node that does not fit', () => {
    const script = `
      Object.defineProperty(process.versions, 'node', { value: '18.0.0' })
      process.argv[1] = ${JSON.stringify(join(root, 'bin', 'crm.js'))}
      require('module').runMain()`
    const { status, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' })
    expect(stderr).toContain('needs Node.js 20.19')
    expect(stderr).toContain('需要 Node.js 20.19')
    expect(status).toBe(1)
  })
})
