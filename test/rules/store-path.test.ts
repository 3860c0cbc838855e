// Where the store of a run is, where nothing but the surroundings say so: no home and no folder of one's own is no place.
import { describe, expect, it } from 'vitest'
import { givenFrom } from '../../src/command/option.ts'
import { defaultStore, personOf, userFile } from '../../src/command/person.ts'
import { namedStore, storePath } from '../../src/command/store-path.ts'
import { homeFolder } from '../../src/kernel/home-folder.ts'
import { workingFolder } from '../../src/kernel/working-folder.ts'

const given = givenFrom(new Map())

describe('without a home', () => {
  const world = { cwd: '/tmp', env: {}, home: '' }

  it('there is no place in the current folder instead', async () => {
    expect([defaultStore(world), userFile(world), namedStore({ world, given }, {})]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(await personOf(world)).toEqual({})
    expect(() => storePath({ world, given }, {})).toThrow(expect.objectContaining({ code: 'no-home', exit: 2 }))
  })

  it('a store that is named is found, and so is one where XDG_DATA_HOME says', () => {
    expect(storePath({ world, given }, { db: { value: 'x.db', from: 'CRM_DB' } })).toBe('/tmp/x.db')
    expect(defaultStore({ env: { XDG_DATA_HOME: '/data' }, home: '' })).toBe('/data/crm/crm.db')
  })
})

describe('the home folder', () => {
  it('is what HOME says, and that of the account where it says nothing', () => {
    expect(homeFolder('/home/li')).toBe('/home/li')
    expect(homeFolder('')).toBe(homeFolder(undefined))
    expect(homeFolder('')).toMatch(/^\//)
  })
})

describe('the current folder', () => {
  it('that is gone is told of', () => {
    const gone = () => {
      throw new Error('ENOENT: no such file or directory, uv_cwd')
    }
    expect(() => workingFolder(gone)).toThrow(expect.objectContaining({ code: 'no-working-folder', exit: 9 }))
    expect(workingFolder(() => '/tmp')).toBe('/tmp')
  })
})
