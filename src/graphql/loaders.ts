import DataLoader from 'dataloader'
import type { Kysely } from 'kysely'
import { bindingsById, bindingsTo } from '../journal/reads/bindings.js'
import { callFlowsById } from '../journal/reads/call-flows.js'
import { sumsOfBindings } from '../journal/reads/call-stats.js'
import { callsById, callsOfLegs } from '../journal/reads/calls.js'
import { commandsById } from '../journal/reads/commands.js'
import { conferencesById } from '../journal/reads/conferences.js'
import { flowRunsById, flowRunsOfCalls } from '../journal/reads/flow-runs.js'
import { ordersById } from '../journal/reads/number-orders.js'
import {
  participantsById,
  participantsOf,
  participantsOfCalls,
  participantsOfLegs,
} from '../journal/reads/participants.js'
import { recordingsById } from '../journal/reads/recordings.js'
import { roomsById } from '../journal/reads/rooms.js'
import { trackedCallsById } from '../journal/reads/tracked-calls.js'
import { operatorsOfLines, serviceLinesById, voiceSessionsById } from '../journal/reads/voice.js'
import type { Tables } from '../journal/schema.js'
import type { ServiceLineId } from '../kernel/ids.js'
import type { KnownStates } from './known-states.js'

type Batch<Id, Value> = (db: Kysely<Tables>, ids: readonly Id[]) => Promise<Map<Id, Value>>

const operatorsNow = (db: Kysely<Tables>, ids: readonly ServiceLineId[]) =>
  operatorsOfLines(db, ids, Date.now())

/** Reads by id, each at most once a request, those of one tick together; made when first asked for. */
export class Loaders {
  private readonly made = new Map<unknown, DataLoader<string, unknown>>()

  constructor(
    private readonly db: Kysely<Tables>,
    /** Absent: everything is read from the journal. */
    private readonly known?: KnownStates,
  ) {}

  get call() {
    return this.by(callsById)
  }
  get callOfLeg() {
    return this.by(callsOfLegs)
  }
  get conference() {
    return this.by(this.known?.conferences ?? conferencesById)
  }
  get participant() {
    return this.by(participantsById)
  }
  get participantsOfConference() {
    return this.by(this.known?.participantsOf ?? participantsOf)
  }
  get participantsOfLeg() {
    return this.by(participantsOfLegs)
  }
  get participantsOfCall() {
    return this.by(participantsOfCalls)
  }
  get recording() {
    return this.by(recordingsById)
  }
  get flowRun() {
    return this.by(flowRunsById)
  }
  get flowRunsOfCall() {
    return this.by(flowRunsOfCalls)
  }
  get binding() {
    return this.by(bindingsById)
  }
  get numberOrder() {
    return this.by(ordersById)
  }
  get callSums() {
    return this.by(sumsOfBindings)
  }
  get trackedCall() {
    return this.by(trackedCallsById)
  }
  get bindingsTo() {
    return this.by(bindingsTo)
  }
  get room() {
    return this.by(roomsById)
  }
  get callFlow() {
    return this.by(callFlowsById)
  }
  get voiceSession() {
    return this.by(voiceSessionsById)
  }
  get serviceLine() {
    return this.by(serviceLinesById)
  }
  get operatorsOfLine() {
    return this.by(operatorsNow)
  }
  get command() {
    return this.by(commandsById)
  }

  /** Forgets everything: what was read before a command is not what is so after it. */
  forget(): void {
    for (const loader of this.made.values()) loader.clearAll()
  }

  private by<Id extends string, Value>(batch: Batch<Id, Value>): DataLoader<Id, Value | undefined> {
    const made = this.made.get(batch) as DataLoader<Id, Value | undefined> | undefined
    if (made !== undefined) return made
    const loader = new DataLoader<Id, Value | undefined>(
      async ids => {
        const found = await batch(this.db, ids)
        return ids.map(id => found.get(id))
      },
      { maxBatchSize: 250 },
    )
    this.made.set(batch, loader as DataLoader<string, unknown>)
    return loader
  }
}
