// Faults to plant that the tests of places, writers at once, damage and history have to find.
import type { Breakage } from './breakage.ts'

/** Of stores that others hold, harm, forge or may not touch. */
export const brokenStores: readonly Breakage[] = [
  {
    what: 'a reader who goes away is a failure',
    says: /the answer could not be written/,
    changes: [{ file: 'src/output/sink.ts', from: "'EPIPE', ", to: '' }],
    test: 'places',
    only: 'its reader',
  },
  {
    what: 'an answer that cannot be written is not noticed',
    says: /expected \+?0 to be 1/,
    changes: [
      {
        file: 'src/command/hand-over.ts',
        from: 'if (fault) throw outputFailed(fault)',
        to: 'void outputFailed; void fault',
      },
    ],
    test: 'places',
    only: 'full device',
  },
  {
    what: 'a store that may not be written cannot be read',
    says: /list customers: crm:/,
    changes: [
      {
        file: 'src/database/open-file.ts',
        from: '(isProtected(error) || isCrowded(error))',
        to: 'isCrowded(error) && isProtected(error)',
      },
    ],
    test: 'places',
    only: 'can be read',
  },
  {
    what: 'writers begin as readers',
    says: /is busy/,
    changes: [{ file: 'src/database/transaction.ts', from: "exec('begin immediate')", to: "exec('begin')" }],
    test: 'writers',
  },
  {
    what: 'nobody waits for another writer',
    says: /is busy/,
    changes: [{ file: 'src/database/transaction.ts', from: 'if (waited >= wait)', to: 'if (waited >= wait || true)' }],
    test: 'locks',
  },
  {
    what: 'an add does not look again once it may write',
    says: /to deeply equal \[ \+0, \+0/,
    changes: [
      {
        file: 'src/command/verbs/add.ts',
        from: 'const late = await addTarget(scene, noun, said)',
        to: 'const late = target',
      },
    ],
    test: 'writers',
    only: 'same key',
  },
  {
    what: 'doctor believes every page',
    says: /called whole/,
    changes: [{ file: 'src/database/doctor.ts', from: "if (first === 'ok')", to: "if (first !== '')" }],
    test: 'damaged',
    only: 'crash anything',
    long: true,
  },
  {
    what: 'a damaged store cannot be replaced by a backup',
    says: /is damaged/,
    changes: [{ file: 'src/database/restore.ts', from: "'store-damaged', 'store-empty'", to: "'store-empty'" }],
    test: 'damaged',
  },
  {
    what: 'a log of another program is put into the store',
    says: /list customers: expected/,
    changes: [{ file: 'src/database/open-file.ts', from: 'throw foreignLog(path)', to: 'void foreignLog' }],
    test: 'damaged',
    only: 'the log of another',
  },
  {
    what: 'days are those of the process',
    says: /there is no time zone/,
    changes: [{ file: 'src/command/open-scene.ts', from: 'zone: settings.zone', to: 'zone: scene.world.zone()' }],
    test: 'clocks',
    only: 'does not matter',
  },
  {
    what: 'the digest of what an entry holds is believed',
    says: /not seen: |that somebody touched/,
    changes: [
      {
        file: 'src/database/chain.ts',
        from: 'else if (payloadOf(lane, hasher, entry) !== payload)',
        to: "else if (payloadOf(lane, hasher, entry) === '')",
      },
    ],
    test: 'tampering',
    long: true,
  },
  {
    what: 'entries may be missing from the chain',
    says: /not seen: |accused too early|: expected|that somebody touched/,
    changes: [
      { file: 'src/database/chain.ts', from: "if (id !== last + 1) return stop('missing')", to: '' },
      { file: 'src/database/chain.ts', from: "if (link !== entry.chain) return stop('time')", to: '' },
    ],
    test: 'tampering',
    long: true,
  },
  {
    what: 'a restore keeps no copy of what it replaces',
    says: /before-restore|to have a length of 1|ENOENT/,
    changes: [
      {
        file: 'src/database/restore.ts',
        from: 'await copyAside(present.path, aside)',
        to: 'void copyAside',
      },
    ],
    test: 'copies',
  },
  {
    what: 'a backup is restored without its last entries',
    says: /restored in round|doctor says/,
    changes: [
      {
        file: 'src/database/restore.ts',
        from: '    store.checkpoint()',
        to: "    await store.write(about, async (writing) => void (await writing.update('customer', 1, { city: 'Lost' })))\n    store.checkpoint()",
      },
    ],
    test: 'copies',
  },
]
