// Rebuilds on every change and restarts the server.
import { spawn, spawnSync } from 'node:child_process'

const tsc = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json']
const run = args => spawn(process.execPath, args, { stdio: 'inherit' })

spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit', shell: true })
const children = [
  run([...tsc, '--watch', '--preserveWatchOutput']),
  run(['--enable-source-maps', '--watch', 'dist/main.js']),
]
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal)
  })
}
