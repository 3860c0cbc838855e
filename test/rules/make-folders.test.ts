// A folder is made with those above it, or the file system's own answer comes back; nothing is waited for.
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { makeFolders } from '../../src/kernel/make-folders.ts'

const place = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'crm-folders-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

it('makes what is missing, and says which came first', () => {
  const here = place()
  expect(makeFolders(join(here, 'a', 'b', 'c'))).toBe(join(here, 'a'))
  expect(statSync(join(here, 'a', 'b', 'c')).mode & 0o777).toBe(0o700)
  expect(makeFolders(join(here, 'a', 'b'))).toBeUndefined()
  expect(makeFolders(here)).toBeUndefined()
})

it('fails where a file stands in the way', () => {
  const here = place()
  writeFileSync(join(here, 'file'), '')
  expect(() => makeFolders(join(here, 'file'))).toThrow('EEXIST')
  // Node 20 says that a part of the path is no folder, later ones that the part is there already.
  expect(() => makeFolders(join(here, 'file', 'in'))).toThrow(/ENOTDIR|EEXIST/)
})

// There a folder cannot be made, and the system says that its parent is not there.
it('comes back where the system answers oddly', () => {
  const odd = existsSync('/proc/self') ? '/proc/nowhere/in' : '/dev/null/in'
  expect(() => makeFolders(odd)).toThrow(/ENO|EEXIST|EROFS|EACCES|EPERM/)
})
