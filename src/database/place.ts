// Whether a folder is a safe place for a store. The write-ahead log needs memory shared by all who open the file, which
// network shares do not give, and programs that sync folders copy file and log at different moments.
import { readFileSync, statfsSync } from 'node:fs'
import { resolve, sep } from 'node:path'
import type { Words } from '../kernel/words.ts'

/** Why a place is not safe. */
export interface PlaceFault {
  readonly code: 'network-share' | 'synced-folder'
  readonly words: Words
}

// Type numbers of statfs on Linux.
const shares = new Map<number, string>([
  [0x6969, 'nfs'],
  [0x517b, 'smb'],
  [0xff534d42, 'cifs'],
  [0xfe534d42, 'smb2'],
  [0x01021997, '9p'],
  [0x5346414f, 'afs'],
  [0x6b414653, 'afs'],
  [0x00c36400, 'ceph'],
  [0x73757245, 'coda'],
  [0x564c, 'ncp'],
  [0x013111a8, 'ibrix'],
  [0x0bd00bd0, 'lustre'],
  [0x47504653, 'gpfs'],
])

const fuse = 0x65735546

const networkMounts =
  /^(nfs\d?|cifs|smb3?|smbfs|9p|afpfs|webdav|davfs|fuse\.(sshfs|rclone|davfs2|gvfsd-fuse|s3fs|glusterfs|curlftpfs|onedriver|google-drive-ocamlfuse))$/

/** The mount that a path lies on, from the text of /proc/self/mountinfo: its file system's name, or null. */
export const mountType = (mountinfo: string, path: string): string | null => {
  let best = ''
  let type: string | null = null
  for (const line of mountinfo.split('\n')) {
    const point = line.split(' ')[4]?.replaceAll('\\040', ' ')
    if (point === undefined || point.length < best.length) continue
    if (path !== point && !path.startsWith(point === '/' ? '/' : `${point}/`)) continue
    best = point
    type = line.split(' - ')[1]?.split(' ')[0] ?? null
  }
  return type
}

const synced: readonly (readonly [RegExp, string])[] = [
  [/^dropbox( \(.*\))?$/i, 'Dropbox'],
  [/^onedrive( - .*)?$/i, 'OneDrive'],
  [/^(mobile documents|icloud( drive|drive)?|com~apple~clouddocs)$/i, 'iCloud'],
  [/^(google ?drive|googledrive-.*|my drive)$/i, 'Google Drive'],
  [/^nextcloud$/i, 'Nextcloud'],
  [/^owncloud$/i, 'ownCloud'],
  [/^(syncthing|sync)$/i, 'Syncthing'],
  [/^(nutstore( files)?|我的坚果云|坚果云)$/i, '坚果云'],
  [/^(baidunetdisk.*|baidusyncdisk|百度网盘|百度网盘同步空间)$/i, '百度网盘'],
]

/** The program that syncs a path, from the names of its folders, or null. */
export const syncedBy = (path: string): string | null => {
  for (const part of resolve(path).split(sep)) {
    for (const [name, program] of synced) if (name.test(part)) return program
  }
  return null
}

/** The kind of network share that an existing folder lies on, or null; null too where the system does not tell. */
export const networkShare = (folder: string): string | null => {
  try {
    const type = statfsSync(folder).type
    if (type !== fuse) return shares.get(type) ?? null
    const mount = mountType(readFileSync('/proc/self/mountinfo', 'utf8'), resolve(folder))
    return mount !== null && networkMounts.test(mount) ? mount : null
  } catch {
    return null
  }
}

/** What is wrong with a folder as a place for a store, or null. */
export const placeFault = (folder: string): PlaceFault | null => {
  const share = networkShare(folder)
  if (share !== null) {
    return {
      code: 'network-share',
      words: { en: `${folder} is on a network share (${share})`, zh: `${folder} 位于网络共享（${share}）` },
    }
  }
  const program = syncedBy(folder)
  if (program === null) return null
  return {
    code: 'synced-folder',
    words: { en: `${folder} is synced by ${program}`, zh: `${folder} 由 ${program} 同步` },
  }
}
