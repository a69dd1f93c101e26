import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql'
import { encodeCursor } from '../../journal/cursor.js'
import { headOf } from '../../journal/reads/events.js'
import { NumberBindingId } from '../../kernel/ids.js'
import type { BindingOutcome } from '../../switchboard/port.js'
import { Needs } from '../auth.js'
import type { GraphContext } from '../context.js'
import { impossible, notFound, refuse } from '../errors.js'
import { Cursor } from '../scalars/scalars.js'
import { ofLength } from '../schema/inputs.js'
import { Shown } from '../schema/shown.js'
import { existing } from './conflict.js'
import { CreateNumberBindingInput, DeleteNumberBindingInput, UpdateNumberBindingInput } from './inputs.js'
import { targetChange, targetOf } from './targets.js'
import { NumberBindingView } from './views.js'

@ObjectType('NumberBindingPayload', {
  description: 'What a change to a number’s binding answers. Bindings are ours: the carrier is not asked.',
})
export class NumberBindingPayload {
  @Shown(() => NumberBindingView, 'The binding that holds now; the ended one when it was deleted.')
  readonly binding!: NumberBindingView
  @Shown(() => Cursor, 'Where the journal stands: calls that start from here on go by it.')
  readonly cursor!: string
}

const WHAT = { description: 'What is asked for.' }

@Resolver()
export class NumberBindingMutations {
  @Needs('ADMIN')
  @Mutation(() => NumberBindingPayload, {
    description:
      'Lets a number lead somewhere. BINDING_CONFLICT when it does already; `extensions.existing` says where.',
  })
  async createNumberBinding(
    @Arg('input', () => CreateNumberBindingInput, WHAT) input: CreateNumberBindingInput,
    @Ctx() context: GraphContext,
  ): Promise<NumberBindingPayload> {
    const label = labelOf(input.label)
    const outcome = await context.switchboard.createBinding({
      number: input.trackingNumber,
      target: targetOf(input),
      ...(label != null && { label }),
    })
    return payloadOf(context, outcome)
  }

  @Needs('ADMIN')
  @Mutation(() => NumberBindingPayload, {
    description:
      'Lets a bound number lead elsewhere, or by other settings. This ends the binding and begins another one, ' +
      'which is answered; calls that are there already stay with theirs. A change of the label alone ends nothing.',
  })
  async updateNumberBinding(
    @Arg('input', () => UpdateNumberBindingInput, WHAT) input: UpdateNumberBindingInput,
    @Ctx() context: GraphContext,
  ): Promise<NumberBindingPayload> {
    const label = labelOf(input.label)
    const target = targetChange(input)
    const outcome = await context.switchboard.updateBinding(NumberBindingId(input.id), {
      ...(label !== undefined && { label }),
      ...(target !== undefined && { target }),
    })
    return payloadOf(context, outcome)
  }

  @Needs('ADMIN')
  @Mutation(() => NumberBindingPayload, {
    description: 'Lets a number lead nowhere. The binding and its calls stay readable.',
  })
  async deleteNumberBinding(
    @Arg('input', () => DeleteNumberBindingInput, WHAT) { id }: DeleteNumberBindingInput,
    @Ctx() context: GraphContext,
  ): Promise<NumberBindingPayload> {
    return payloadOf(context, await context.switchboard.deleteBinding(NumberBindingId(id)))
  }
}

/** Null takes the label away. */
function labelOf(label: string | null | undefined): string | null | undefined {
  return label == null ? label : ofLength(label, [1, 200], 'label')
}

async function payloadOf(context: GraphContext, outcome: BindingOutcome): Promise<NumberBindingPayload> {
  switch (outcome.kind) {
    case 'conflict': {
      const message = `The number ${outcome.existing.number} leads somewhere already.`
      throw refuse('BINDING_CONFLICT', message, {
        path: 'input.trackingNumber',
        ...existing(outcome.existing),
      })
    }
    case 'unknown':
      throw notFound('There is no such binding.', 'input.id')
    case 'ended':
      throw refuse('ACTION_NOT_ALLOWED', 'The binding has ended: only an active one can be changed.', {
        path: 'input.id',
      })
    case 'impossible':
      throw impossible(outcome.why)
    case 'done': {
      context.load.forget()
      const seq = await headOf(context.reader)
      return {
        binding: new NumberBindingView(outcome.binding),
        cursor: encodeCursor({ epoch: context.epoch, seq }),
      }
    }
  }
}
