import type { Attendance } from './attendance.js'
import type { Committer } from './committer.js'
import type { Signalling } from './port.js'
import { createLine, deleteLine, setAvailability, updateLine } from './service-lines.js'
import { sayToSession, startSession } from './voice.js'
import type { Workspace } from './workspace.js'

/** What the parties of voice sessions ask of the switchboard, each in an append. */
export function signalling(committer: Committer, attendance: Attendance): Signalling {
  const commit = <Result>(run: (ws: Workspace) => Promise<Result>) => committer.commit({ needs: {}, run })
  return {
    start: start => commit(ws => startSession(ws, start)),
    say: (of, saying) => commit(ws => sayToSession(ws, of, saying)),
    setAvailability: (who, available) => commit(ws => setAvailability(ws, who, available)),
    attend: (who, as) => attendance.attend(who, as),
    createLine: settings => commit(ws => createLine(ws, settings)),
    updateLine: (id, changes) => commit(ws => updateLine(ws, id, changes)),
    deleteLine: id => commit(ws => deleteLine(ws, id)),
  }
}
