import { quoteLiteral } from './quote.ts'

/** A DO statement whose body nothing in it can end; `variables` are declared as text. */
export function doBlock(body: string, variables: readonly string[] = []): string {
  const declarations = variables.map((name) => `  ${name} text;\n`).join('')
  const code = `${declarations === '' ? '' : `declare\n${declarations}`}begin\n  ${body.trim()}\nend`
  const tag = tagFor(code)
  return `do ${tag}\n${code}\n${tag}`
}

function tagFor(code: string): string {
  for (let number = 0; ; number += 1) {
    const tag = `$retort${number === 0 ? '' : number}$`
    if (!code.includes(tag)) return tag
  }
}

interface Explanation {
  /** An expression. */
  readonly detail?: string
  readonly hint?: string
}

/** A statement for such a body that ends it with an error. */
export function raise(message: string, { detail, hint }: Explanation): string {
  const options = [
    `message = ${quoteLiteral(message)}`,
    ...(detail === undefined ? [] : [`detail = ${detail}`]),
    ...(hint === undefined ? [] : [`hint = ${quoteLiteral(hint)}`]),
  ]
  return `raise exception using ${options.join(', ')};`
}
