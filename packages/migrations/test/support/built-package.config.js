import config from '../../rolldown.config.js'

const named = ['shell', 'output', 'secrets'].map((name) => [`cli/${name}`, `./src/cli/${name}.ts`])

/** As it is published, but that what a story is played with can be imported by its name. */
export default { ...config, input: { ...config.input, ...Object.fromEntries(named) } }
