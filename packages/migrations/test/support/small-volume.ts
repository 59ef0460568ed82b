import { spawnSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { afterAll } from 'vitest'

import { temporaryFolder } from './folder.ts'

/** A volume of so many megabytes. */
export interface SmallVolume {
  readonly folder: string
  grow(megabytes: number): void
  /** Nothing can be written from then on. */
  freeze(): void
}

const mounted: string[] = []

afterAll(() => {
  for (const folder of mounted.splice(0)) spawnSync('umount', ['-l', folder])
})

/** Whether this process may mount volumes, as root may on Linux. */
export const hasVolumes = (): boolean => process.getuid?.() === 0 && mount(temporaryFolder(), 'size=1m')

export function smallVolume(megabytes: number): SmallVolume {
  const folder = temporaryFolder()
  if (!mount(folder, `size=${megabytes}m,mode=0777`)) throw new Error(`no volume can be mounted at ${folder}`)
  return {
    folder,
    grow: (to) => void spawnSync('mount', ['-o', `remount,size=${to}m`, folder]),
    freeze: () => void spawnSync('mount', ['-o', 'remount,ro', folder]),
  }
}

function mount(folder: string, options: string): boolean {
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder])
  if (status === 0) mounted.push(folder)
  return status === 0
}

/** Writes to the file until nothing more fits. */
export function fill(file: string): void {
  const chunk = Buffer.alloc(100_000)
  try {
    for (;;) appendFileSync(file, chunk)
  } catch {
    // It is full.
  }
}
