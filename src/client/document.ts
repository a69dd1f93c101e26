import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
} from 'graphql'

/** A document that knows the types of its answer and variables, as graphql-codegen writes them. */
export interface TypedDocument<Data, Variables> extends DocumentNode {
  __apiType?: (variables: Variables) => Data
}
/** A document, or its text; a text's types have to be given. */
export type Document<Data, Variables> = string | TypedDocument<Data, Variables>

/** A subscription that can be told where to go on, and that tells where it stands. */
export interface Resumable {
  query: string
  /** The name of the root field's value in an answer. */
  root: string
  /** The name of the cursor in that value, and whether it was added, so that no caller is to see it. */
  cursor: string
  added: boolean
  /** The variable that says where to begin. */
  afterVariable: string
  /** Where the document says to begin when no variable does. */
  after: string | undefined
  /** Begins with the present state: its items replace what was known, and the first one needs no past. */
  live: boolean
}

/** The text of a document. */
export function textOf(document: string | DocumentNode): string {
  return typeof document === 'object' && 'kind' in document ? print(document) : String(document)
}

/**
 * Adds to a subscription what resuming takes: `cursor` under a name of its own unless the root field selects it,
 * and a variable for `after`. The document must have one operation with one root field. In a `live…` stream of a
 * union, whose parts have nothing in common, `cursor` is added for each type that the document has a fragment on.
 */
export function resumable(text: string): Resumable {
  const document = parse(text, { noLocation: true })
  const operations = document.definitions.filter(node => node.kind === Kind.OPERATION_DEFINITION)
  const [operation] = operations
  const [field] = operation?.selectionSet.selections ?? []
  if (
    operation?.operation !== 'subscription' ||
    operations.length > 1 ||
    operation.selectionSet.selections.length > 1 ||
    field?.kind !== Kind.FIELD ||
    field.selectionSet === undefined
  ) {
    throw new TypeError('The document must be one subscription with one root field and its selection.')
  }
  const live = field.name.value.startsWith('live')
  const selections = field.selectionSet.selections
  const selected = selections.find(isCursor)
  const cursor = selected === undefined ? unused('_cursor', text) : nameOf(selected)
  const wanted = selected === undefined ? cursorSelections(cursor, live, selections, document) : []
  const { argument, name, after, declared } = placeOf(operation, field, text)
  const edited: OperationDefinitionNode = {
    ...operation,
    variableDefinitions: [...(operation.variableDefinitions ?? []), ...declared],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [
        {
          ...field,
          arguments: [...(field.arguments ?? []).filter(other => other.name.value !== 'after'), argument],
          selectionSet: { kind: Kind.SELECTION_SET, selections: [...selections, ...wanted] },
        },
      ],
    },
  }
  const definitions = document.definitions.map(node => (node === operation ? edited : node))
  return {
    query: print({ ...document, definitions }),
    root: nameOf(field),
    cursor,
    added: selected === undefined,
    afterVariable: name,
    after,
    live,
  }
}

/** The argument `after` as a variable: the document's own one, or one that takes the place of what was there. */
function placeOf(operation: OperationDefinitionNode, field: FieldNode, text: string) {
  const given = field.arguments?.find(({ name }) => name.value === 'after')
  if (given?.value.kind === Kind.VARIABLE) {
    const name = given.value.name.value
    const definition = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name)
    const fallback = definition?.defaultValue
    const after = fallback?.kind === Kind.STRING ? fallback.value : undefined
    return { argument: given, name, after, declared: [] }
  }
  const name = unused('after', text)
  const variable = { kind: Kind.VARIABLE, name: named(name) } as const
  const argument: ArgumentNode = { kind: Kind.ARGUMENT, name: named('after'), value: variable }
  const type = { kind: Kind.NAMED_TYPE, name: named('Cursor') } as const
  const after = given?.value.kind === Kind.STRING ? given.value.value : undefined
  return { argument, name, after, declared: [{ kind: Kind.VARIABLE_DEFINITION, variable, type } as const] }
}

function cursorSelections(
  alias: string,
  live: boolean,
  selections: readonly SelectionNode[],
  document: DocumentNode,
): SelectionNode[] {
  const field: FieldNode = { kind: Kind.FIELD, name: named('cursor'), alias: named(alias) }
  const common = selections.some(node => node.kind === Kind.FIELD && node.name.value !== '__typename')
  if (!live || common) return [field]
  const types = new Set(selections.flatMap(node => conditionsOf(node, document)))
  if (types.size === 0) {
    throw new TypeError('A live stream has to select something of each type, or it cannot be resumed.')
  }
  return [...types].map(type => ({
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: named(type) },
    selectionSet: { kind: Kind.SELECTION_SET, selections: [field] },
  }))
}

/** The types that a fragment is on. */
function conditionsOf(node: SelectionNode, document: DocumentNode): string[] {
  if (node.kind === Kind.FIELD) return []
  if (node.kind === Kind.FRAGMENT_SPREAD) {
    const fragment = document.definitions.find(
      (other): other is FragmentDefinitionNode =>
        other.kind === Kind.FRAGMENT_DEFINITION && other.name.value === node.name.value,
    )
    return fragment === undefined ? [] : [fragment.typeCondition.name.value]
  }
  if (node.typeCondition !== undefined) return [node.typeCondition.name.value]
  return node.selectionSet.selections.flatMap(inner => conditionsOf(inner, document))
}

function isCursor(node: SelectionNode): node is FieldNode {
  return node.kind === Kind.FIELD && node.name.value === 'cursor' && !node.directives?.length
}

function nameOf({ alias, name }: FieldNode): string {
  return (alias ?? name).value
}

function named(value: string) {
  return { kind: Kind.NAME, value } as const
}

/** A name that occurs nowhere in the text: `base`, or something longer. */
function unused(base: string, text: string): string {
  let name = base
  while (new RegExp(`\\b${name}\\b`).test(text)) name = `${name}_`
  return name
}
