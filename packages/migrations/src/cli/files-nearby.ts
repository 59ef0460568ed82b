import { lstatSync } from 'node:fs'
import { join } from 'node:path'

import { internals, type Resolve } from './module-internals.ts'

/**
 * Finds what a file of an installed package asks for in the same package (`./driver/Driver`) with at most two looks at the disk. TypeORM
 * alone asks a thousand times; Node looks for the manifest of the package each time, and follows links along the whole path.
 */
export function findNearby(): void {
  const resolve = internals._resolveFilename
  const known = new Map<string, string>()
  const find = (path: string): string | null => {
    const found = known.get(path) ?? fileAt(path)
    if (found !== null) known.set(path, found)
    return found
  }
  const nearby: Resolve = (request, parent, isMain, options) => {
    const path = options === undefined && parent ? pathWithin(parent.filename, parent.path, request) : null
    return (path && find(path)) ?? resolve.call(internals, request, parent, isMain, options)
  }
  internals._resolveFilename = nearby
}

/** Null where it leads out of the package, or in a way that is for Node to understand. */
function pathWithin(file: string | null, folder: string, request: string): string | null {
  const [root] = (file && packageRoot.exec(file)) || []
  if (root === undefined || !plainRequest.test(request)) return null
  const path = join(folder, request)
  return path.startsWith(root) && !path.slice(root.length).includes('node_modules') ? path : null
}

/** Of the innermost package. */
const packageRoot = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+[\\/]/

/** Not a folder by its spelling. */
const plainRequest = /^\.{1,2}\/.*[^./\\]$/

/** What Node would look at first, and then; null for all the rest. A link leads to a file of another name. */
function fileAt(path: string): string | null {
  try {
    const there = lstatSync(path, { throwIfNoEntry: false })
    if (there?.isFile()) return path
    const isFree = there === undefined || there.isDirectory()
    return isFree && lstatSync(`${path}.js`, { throwIfNoEntry: false })?.isFile() ? `${path}.js` : null
  } catch {
    return null
  }
}
