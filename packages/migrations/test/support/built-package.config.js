import config from '../../rolldown.config.js'

const named = ['shell', 'output', 'secrets', 'compile-cache', 'files-nearby'].map((name) => [
  `cli/${name}`,
  `./src/cli/${name}.ts`,
])

/** As it is published, but that what a test needs alone can be imported by its name. */
export default { ...config, input: { ...config.input, ...Object.fromEntries(named) } }
