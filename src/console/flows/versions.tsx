import type { Flow } from './page.js'

/** What the flow was before: each version can be taken up again as a draft. */
export function Versions({ flow, onPick }: { flow: Flow; onPick: ((source: string) => void) | undefined }) {
  return (
    <ul className="lines">
      {flow.versions.nodes.map(({ version, savedAt, document }) => (
        <li key={version} className="row spread">
          <span>
            <strong>Version {version}</strong>
            <small className="quiet">
              {document.title} ·{' '}
              {new Date(savedAt).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })}
            </small>
          </span>
          {version === flow.version ? (
            <span className="chip good">Present</span>
          ) : (
            onPick !== undefined && (
              <button type="button" className="button small" onClick={() => onPick(document.source)}>
                Take up
              </button>
            )
          )}
        </li>
      ))}
    </ul>
  )
}
