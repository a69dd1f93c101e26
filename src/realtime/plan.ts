import {
  type DocumentNode,
  getOperationAST,
  getVariableValues,
  Kind,
  type NameNode,
  type OperationDefinitionNode,
  print,
  visit,
} from 'graphql'
import type { Prepared } from './host.js'

/** What makes a subscription's results, apart from who sees them and where each subscriber stands. */
export interface Sharing {
  /** Equal for equal subscriptions. */
  key: string
  /** The variables to execute with: nobody's place is among them. */
  variables: Record<string, unknown>
  fallback?: 'after-used-elsewhere' | 'opaque-variables'
}

interface Plan {
  /** The operation and its fragments, printed without what makes no difference to a result. */
  text: string
  /** The variable that is used as the root field's `after` and nowhere else. */
  after?: string
  afterUsedElsewhere: boolean
}

const plans = new WeakMap<DocumentNode, Map<string, Plan>>()

/** The operation a request names; undefined when the document has no such one. */
export function operationOf(prepared: Prepared): OperationDefinitionNode | undefined {
  return getOperationAST(prepared.document, prepared.operationName) ?? undefined
}

/**
 * Finds what `prepared` shares with others. `start` is a cursor that stands for any place, for documents that
 * demand one.
 */
export function sharingOf(prepared: Prepared, operation: OperationDefinitionNode, start: string): Sharing {
  const plan = planOf(prepared.document, operation)
  const definitions = operation.variableDefinitions ?? []
  const given = prepared.variables ?? {}
  const variables: Record<string, unknown> = {}
  for (const { variable, type } of definitions) {
    const name = variable.name.value
    if (name === plan.after) {
      if (type.kind === Kind.NON_NULL_TYPE) variables[name] = start
    } else if (Object.hasOwn(given, name)) variables[name] = given[name]
  }
  const { coerced } = getVariableValues(prepared.schema, definitions, variables)
  const canonical = coerced === undefined ? undefined : canonicalText(coerced)
  const fallback =
    canonical === undefined
      ? 'opaque-variables'
      : plan.afterUsedElsewhere
        ? 'after-used-elsewhere'
        : undefined
  return {
    key: JSON.stringify([plan.text, canonical ?? ['raw', variables]]),
    variables,
    ...(fallback !== undefined && { fallback }),
  }
}

function planOf(document: DocumentNode, operation: OperationDefinitionNode): Plan {
  const name = operation.name?.value ?? ''
  const known = plans.get(document)
  const plan = known?.get(name) ?? makePlan(document, operation)
  if (known === undefined) plans.set(document, new Map([[name, plan]]))
  else known.set(name, plan)
  return plan
}

function makePlan(document: DocumentNode, operation: OperationDefinitionNode): Plan {
  const text = canonicalDocument(document, operation)
  const after = operation.selectionSet.selections
    .flatMap(field => (field.kind === Kind.FIELD ? (field.arguments ?? []) : []))
    .map(argument => (argument.name.value === 'after' ? argument.value : undefined))
    .find(value => value?.kind === Kind.VARIABLE)?.name.value
  if (after === undefined) return { text, afterUsedElsewhere: false }
  return usesOf(after, document, operation) === 1
    ? { text, after, afterUsedElsewhere: false }
    : { text, afterUsedElsewhere: true }
}

/**
 * Equal for documents that can only have equal results: comments, white space, the names and order of definitions,
 * and the order of arguments and variables make no difference.
 */
function canonicalDocument(document: DocumentNode, operation: OperationDefinitionNode): string {
  const fragments = document.definitions.filter(node => node.kind === Kind.FRAGMENT_DEFINITION)
  const { name: _name, ...anonymous } = operation
  return print(
    visit(
      { kind: Kind.DOCUMENT, definitions: [anonymous, ...byName(fragments)] },
      {
        enter(node) {
          if (node.kind === Kind.OPERATION_DEFINITION && node.variableDefinitions !== undefined) {
            const variableDefinitions = sorted(node.variableDefinitions, each => each.variable.name.value)
            return { ...node, variableDefinitions }
          }
          if ((node.kind === Kind.FIELD || node.kind === Kind.DIRECTIVE) && node.arguments !== undefined) {
            return { ...node, arguments: byName(node.arguments) }
          }
          return undefined
        },
      },
    ),
  )
}

function byName<Node extends { name: NameNode }>(nodes: readonly Node[]): Node[] {
  return sorted(nodes, ({ name }) => name.value)
}

function sorted<Node>(nodes: readonly Node[], nameOf: (node: Node) => string): Node[] {
  return [...nodes].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
}

function usesOf(name: string, document: DocumentNode, operation: OperationDefinitionNode): number {
  let uses = 0
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION && definition !== operation) continue
    visit(definition, {
      enter(node) {
        if (node.kind === Kind.VARIABLE_DEFINITION) return false
        if (node.kind === Kind.VARIABLE && node.name.value === name) uses += 1
        return undefined
      },
    })
  }
  return uses
}

/** Coerced variables as text; undefined when a scalar made something that has no faithful text. */
function canonicalText(value: unknown): string | undefined {
  try {
    return JSON.stringify(value, (_, part: unknown) => {
      if (!isPlain(part)) throw new TypeError('not plain')
      return part
    })
  } catch {
    return undefined
  }
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) {
    const prototype: unknown = Object.getPrototypeOf(value)
    return prototype === null || prototype === Object.prototype || prototype === Array.prototype
  }
  return typeof value !== 'bigint' && typeof value !== 'function' && typeof value !== 'symbol'
}
