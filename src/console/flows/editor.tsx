import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import type { Problem } from './use-report.js'

export interface EditorHandle {
  /** Puts the caret where a problem is. */
  show(line: number, column: number | null): void
}

interface EditorProps {
  text: string
  problems: readonly Problem[]
  readOnly: boolean
  handle: Ref<EditorHandle>
  onChange(text: string): void
}

/** A text with line numbers, and each problem at the end of the line it is about. */
export function Editor({ text, problems, readOnly, handle, onChange }: EditorProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const behind = useRef<HTMLDivElement>(null)
  const lines = text.split('\n')
  const follow = () => {
    if (area.current === null || behind.current === null) return
    const { scrollLeft, scrollTop } = area.current
    behind.current.style.transform = `translate(${-scrollLeft}px, ${-scrollTop}px)`
  }
  useEffect(follow)
  useImperativeHandle(handle, () => ({
    show(line, column) {
      const start =
        lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + (column ?? 1) - 1
      area.current?.focus()
      area.current?.setSelectionRange(start, start)
    },
  }))
  return (
    <div className="editor">
      <div className="behind" ref={behind} aria-hidden="true">
        {lines.map((line, index) => {
          const here = problems.filter(problem => problem.line === index + 1)
          const worst = here.find(({ severity }) => severity === 'ERROR') ?? here[0]
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its number
            <div key={index} className={worst === undefined ? undefined : worst.severity.toLowerCase()}>
              <span className="line-number">{index + 1}</span>
              {worst !== undefined && (
                <>
                  <span className="ghost">{line}</span>
                  <span className="said">{worst.message}</span>
                </>
              )}
            </div>
          )
        })}
      </div>
      <textarea
        ref={area}
        aria-label="Document"
        value={text}
        readOnly={readOnly}
        spellCheck={false}
        wrap="off"
        onScroll={follow}
        onChange={event => onChange(event.target.value)}
      />
    </div>
  )
}
