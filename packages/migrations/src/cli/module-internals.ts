import { Module } from 'node:module'

/** What Node offers to those who extend `require`, and leaves out of its types. */
interface Internals {
  readonly prototype: { _compile: Compile }
  readonly _extensions: NodeJS.RequireExtensions
  readonly _cache: NodeJS.Dict<NodeModule>
  _resolveFilename: Resolve
  _resolveLookupPaths(request: string, parent: Loaded): string[] | null
}

export type Loaded = Module

export type ResolveOptions = Parameters<NodeJS.RequireResolve>[1]

/** `format` is what the extension and package.json say that the text is; absent where they say nothing. */
export type Compile = (this: Loaded, content: string, file: string, format?: string) => unknown

export type Resolve = (request: string, parent: Loaded | undefined, isMain: boolean, options?: ResolveOptions) => string

export const internals = Module as unknown as Internals
