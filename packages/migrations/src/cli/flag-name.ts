import type { Flags } from '../commands/command.ts'

/** The name of a flag as it is typed: `rev-id` for `revId`. */
export const typedName = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The arguments of a command in yargs' notation: `<target>`, `[revisions..]`. */
export const argumentsOf = (flags: Flags): readonly string[] =>
  Object.entries(flags).flatMap(([name, flag]) => {
    if (flag.type !== 'argument' && flag.type !== 'arguments') return []
    const placeholder = `${typedName(name)}${flag.type === 'arguments' ? '..' : ''}`
    return [flag.required === true ? `<${placeholder}>` : `[${placeholder}]`]
  })

/** What a command's options are called on the command line, dashes included. */
export const optionNames = (flags: Flags): readonly string[] =>
  Object.entries(flags).flatMap(([name, flag]) =>
    flag.type === 'argument' || flag.type === 'arguments' ? [] : [`--${typedName(name)}`],
  )
