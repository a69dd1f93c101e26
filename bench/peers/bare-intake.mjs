// What one would write first, as a server of its own.
import { plainIntake } from '../support/plain-intake.mjs'

const server = (await plainIntake()).listen(0, '127.0.0.1', () =>
  console.log(`listening http://127.0.0.1:${server.address().port}`),
)
