import { UsageError } from '../errors.ts'
import { defineCommand } from './command.ts'

/**
 * What the scripts call the program with, and behind it the words so far. A program that does not know it refuses it: whatever else
 * is called `migrate`, or an earlier version, would otherwise run what is only being typed.
 */
export const completeWord = '__complete'

// Bash takes words apart at `:`, `=` and `@` too, and replaces only what comes after those; `a:b`, `--format=sarif` and `label@head`
// are put together for the program, and what bash keeps is taken off its answers.
const bash = `_migrate() {
  local typed=\${COMP_LINE:0:COMP_POINT} words=() piece current kept answer
  COMPREPLY=()
  for piece in "\${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
    if [[ \${#words[@]} -eq 0 || $typed == [[:space:]]* ]]; then words+=(""); fi
    typed=\${typed#"\${typed%%[![:space:]]*}"}
    words[\${#words[@]}-1]+=\${typed:0:\${#piece}}
    typed=\${typed:\${#piece}}
  done
  current=\${words[\${#words[@]}-1]}
  kept=\${current%"\${current##*[$COMP_WORDBREAKS]}"}
  while IFS=$'\\t' read -r answer _; do
    COMPREPLY+=("\${answer#"$kept"}")
  done < <("\${words[0]}" ${completeWord} "\${words[@]:1}" 2>/dev/null)
}
complete -o default -F _migrate migrate`

const zsh = `_migrate() {
  local -a answers
  answers=("\${(@f)$("\${words[1]}" ${completeWord} "\${(@)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null)}")
  if [[ -z $answers ]]; then _files; return; fi
  answers=("\${(@)answers//:/\\\\:}")
  answers=("\${(@)answers/$'\\t'/:}")
  _describe -V 'migrate' answers
}
compdef _migrate migrate`

const fish = `function __migrate_complete
  set -l words (commandline -opc)
  set -l answers ($words[1] ${completeWord} $words[2..] (commandline -ct) 2>/dev/null)
  if set -q answers[1]
    printf '%s\\n' $answers
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c migrate -f -k -a '(__migrate_complete)'`

const scripts = { bash, zsh, fish } as const

const shells = Object.keys(scripts) as readonly (keyof typeof scripts)[]

export const completion = defineCommand({
  name: 'completion',
  describe: 'Print what lets a shell complete commands, options and revisions',
  flags: { shell: { type: 'argument', required: true, describe: 'bash, zsh or fish', suggests: shells } },
  examples: [
    { type: 'completion bash', does: 'For ~/.bashrc: eval "$(migrate completion bash)"' },
    { type: 'completion zsh', does: 'For ~/.zshrc, after compinit: eval "$(migrate completion zsh)"' },
    { type: 'completion fish', does: 'For config.fish: migrate completion fish | source' },
  ],
  async run(_context, { shell: typed }) {
    const shell = shells.find((each) => each === typed)
    if (shell === undefined) {
      throw new UsageError(`There is no completion for the shell ${typed}.`, { hint: 'Say bash, zsh or fish.' })
    }
    return { shell, script: scripts[shell] }
  },
  print: ({ script }) => [script],
})
