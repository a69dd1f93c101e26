import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql'
import type { Limits } from './limits.js'

/** The limits that a document meets or exceeds by itself, whatever its variables. */
export function limitRules(limits: Limits): ValidationRule[] {
  return [depthRule(limits.depth), aliasRule(limits.aliases), rootFieldRule(limits.rootFields)]
}

/** What a client is told about a limit; `limit` survives the code that Apollo puts over it. */
export function overLimit(limit: keyof Limits, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED', limit } })
}

function depthRule(most: number): ValidationRule {
  return context => ({
    OperationDefinition(operation) {
      if (depthOf(context, operation.selectionSet, new Map(), new Set()) > most) {
        context.reportError(overLimit('depth', `Selections may nest ${most} deep at most.`))
      }
    },
  })
}

/** Introspection nests deeply by nature and is bounded by a rule of graphql's own. */
function depthOf(
  context: ValidationContext,
  { selections }: SelectionSetNode,
  known: Map<FragmentDefinitionNode, number>,
  open: Set<FragmentDefinitionNode>,
): number {
  let deepest = 0
  for (const selection of selections) {
    let depth = 0
    if (selection.kind === Kind.FIELD) {
      if (selection.name.value.startsWith('__')) continue
      depth = 1 + (selection.selectionSet ? depthOf(context, selection.selectionSet, known, open) : 0)
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      depth = depthOf(context, selection.selectionSet, known, open)
    } else {
      const fragment = context.getFragment(selection.name.value)
      // One that spreads itself is reported by another rule.
      if (fragment == null || open.has(fragment)) continue
      const found = known.get(fragment)
      depth = found ?? depthOf(context, fragment.selectionSet, known, new Set(open).add(fragment))
      known.set(fragment, depth)
    }
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

function aliasRule(most: number): ValidationRule {
  return context => {
    let aliases = 0
    return {
      Field(field) {
        if (field.alias === undefined) return
        aliases += 1
        if (aliases === most + 1) {
          context.reportError(overLimit('aliases', `A document may have ${most} aliases at most.`))
        }
      },
    }
  }
}

function rootFieldRule(most: number): ValidationRule {
  return (context): ASTVisitor => ({
    OperationDefinition(operation) {
      if (fieldsOf(context, operation.selectionSet, new Set()) > most) {
        context.reportError(overLimit('rootFields', `An operation may have ${most} root fields at most.`))
      }
    },
  })
}

function fieldsOf(
  context: ValidationContext,
  { selections }: SelectionSetNode,
  open: Set<FragmentDefinitionNode>,
): number {
  let fields = 0
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) fields += 1
    else if (selection.kind === Kind.INLINE_FRAGMENT)
      fields += fieldsOf(context, selection.selectionSet, open)
    else {
      const fragment = context.getFragment(selection.name.value)
      if (fragment == null || open.has(fragment)) continue
      fields += fieldsOf(context, fragment.selectionSet, new Set(open).add(fragment))
    }
  }
  return fields
}
