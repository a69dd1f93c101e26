import { Tab, TabGroup, TabList, TabPanel, TabPanels } from '@headlessui/react'
import { ArrowLeft, Save } from 'lucide-react'
import { useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { PartylineError } from '../../client/index.js'
import { partyline } from '../api/client.js'
import { useMay } from '../api/viewer.js'
import { type CallFlowFormat, ImportFlowDocument, SetDefaultFlowDocument } from '../generated/graphql.js'
import { problemWords } from '../ui/words.js'
import { Editor, type EditorHandle } from './editor.js'
import { Numbers } from './numbers.js'
import type { Flow } from './page.js'
import { Problems } from './problems.js'
import { Rehearsal } from './rehearsal.js'
import { Runs } from './runs.js'
import { useDraft } from './use-draft.js'
import { converted, sourceOf, useReport } from './use-report.js'
import { Versions } from './versions.js'

interface WorkbenchProps {
  /** What is kept, in the form that is shown. */
  source: string
  flow: Flow | undefined
  format: CallFlowFormat
  onFormat(format: CallFlowFormat): void
  onSaved(): unknown
}

/** Writes a call flow: its text with what is wrong in it, a rehearsal, its versions, numbers and runs. */
export function Workbench({ source, flow, format, onFormat, onSaved }: WorkbenchProps) {
  const [draft, keep] = useDraft(flow?.id ?? 'new')
  const [said, setSaid] = useState<{ words: string; bad: boolean }>()
  const [, go] = useLocation()
  const editor = useRef<EditorHandle>(null)
  const mayEdit = useMay('ADMIN')
  const mayCheck = useMay('OPERATOR')
  const text = draft?.text ?? source
  const report = useReport(text, format, mayCheck)
  const problems = report?.problems ?? []

  const write = (text: string, as = format) =>
    keep(text === source ? undefined : { text, format: as, version: draft?.version ?? flow?.version })
  const attempt = async (deed: () => Promise<string>) => {
    try {
      setSaid({ words: await deed(), bad: false })
    } catch (error) {
      const conflict = error instanceof PartylineError && error.code === 'CONFLICT'
      const words = problemWords(error)
      setSaid({ words: conflict ? `${words} Discard your changes to see it.` : words, bad: true })
    }
  }
  const save = () =>
    attempt(async () => {
      const { outcome } = await partyline.mutate(ImportFlowDocument, {
        input: {
          format,
          source: text,
          // What others saved since the draft was begun is not written over.
          ...(flow !== undefined && { id: flow.id, expectedVersion: draft?.version ?? flow.version }),
        },
      })
      // Otherwise what is written next would be of the version before.
      await onSaved()
      keep(undefined)
      if (flow === undefined) go(`/flows/${outcome.callFlow.id}`)
      return `Saved as version ${outcome.callFlow.version}.`
    })
  const setDefault = () =>
    attempt(async () => {
      await partyline.mutate(SetDefaultFlowDocument, {
        input: { id: flow?.id ?? '', default: !flow?.default },
      })
      onSaved()
      return 'Saved.'
    })
  const change = (to: CallFlowFormat) =>
    attempt(async () => {
      // What is kept is asked for in the other form by the page; a draft has to be translated.
      if (draft !== undefined || flow === undefined) {
        const other = await converted(text, format, to)
        if (other === undefined) throw new Error('Only a valid flow can be shown in the other form.')
        write(other, to)
      }
      onFormat(to)
      return ''
    })

  const discard = () => {
    keep(undefined)
    setSaid(undefined)
    if (flow === undefined) onFormat('JSON')
    // Another version may have been saved meanwhile.
    onSaved()
  }

  return (
    <>
      <div className="page-head">
        <Link href="/flows" className="button plain icon" aria-label="All call flows">
          <ArrowLeft size={18} />
        </Link>
        <div>
          <h1>{flow?.title ?? 'New call flow'}</h1>
          <p className="quiet">{flow === undefined ? 'Not saved yet' : `Version ${flow.version}`}</p>
        </div>
        <div className="row wrap">
          {draft !== undefined && (
            <>
              <span className="chip wait">Unsaved changes</span>
              <button type="button" className="button" onClick={discard}>
                Discard
              </button>
            </>
          )}
          {flow?.default && <span className="chip accent">Default</span>}
          {mayEdit && flow !== undefined && (
            <button type="button" className="button" onClick={() => void setDefault()}>
              {flow.default ? 'No longer the default' : 'Make it the default'}
            </button>
          )}
          {mayEdit && (
            <button
              type="button"
              className="button primary"
              disabled={report?.valid !== true || (draft === undefined && flow !== undefined)}
              onClick={() => void save()}
            >
              <Save size={16} aria-hidden /> Save
            </button>
          )}
        </div>
      </div>
      <p className={`saying ${said?.bad ? 'wrong' : 'quiet'}`} role={said?.bad ? 'alert' : 'status'}>
        {said?.words}
      </p>
      <div className="columns flow">
        <section className="panel" aria-label="Document">
          <header>
            <h2>Document</h2>
            <div className="row" role="group" aria-label="Form">
              {(['JSON', 'XML'] as const).map(each => (
                <button
                  key={each}
                  type="button"
                  className="button small"
                  aria-pressed={each === format}
                  onClick={() => each !== format && void change(each)}
                >
                  {each}
                </button>
              ))}
            </div>
          </header>
          <Editor
            handle={editor}
            text={text}
            problems={problems}
            readOnly={!mayEdit}
            onChange={text => write(text)}
          />
        </section>
        <TabGroup as="section" className="panel side" aria-label="About the flow">
          <TabList className="tabs">
            {mayCheck && (
              <Tab>
                Problems{' '}
                <span className={`chip ${report?.valid === false ? 'bad' : 'good'}`}>
                  {report?.problemCount ?? '…'}
                </span>
              </Tab>
            )}
            {mayCheck && <Tab>Rehearsal</Tab>}
            {flow !== undefined && <Tab>Versions</Tab>}
            {flow !== undefined && <Tab>Numbers</Tab>}
            {flow !== undefined && <Tab>Runs</Tab>}
          </TabList>
          <TabPanels>
            {mayCheck && (
              <TabPanel>
                <Problems
                  report={report}
                  onPick={({ line, column }) => line !== null && editor.current?.show(line, column)}
                />
              </TabPanel>
            )}
            {mayCheck && (
              <TabPanel unmount={false}>
                <Rehearsal
                  source={sourceOf(text, format)}
                  steps={report?.document?.steps ?? []}
                  ready={report?.valid === true}
                />
              </TabPanel>
            )}
            {flow !== undefined && (
              <TabPanel>
                <Versions flow={flow} onPick={mayEdit ? text => write(text) : undefined} />
              </TabPanel>
            )}
            {flow !== undefined && (
              <TabPanel>
                <Numbers flowId={flow.id} mayEdit={mayEdit} />
              </TabPanel>
            )}
            {flow !== undefined && (
              <TabPanel>
                <Runs flowId={flow.id} />
              </TabPanel>
            )}
          </TabPanels>
        </TabGroup>
      </div>
    </>
  )
}
