import { GraphQLError, type ValidationRule } from 'graphql'
import type { Limits } from './limits.js'
import { isIntrospection, measuring } from './measure.js'

/** The limits that a document meets or exceeds by itself, whatever its variables. */
export function limitRules(limits: Limits): ValidationRule[] {
  return [depthRule(limits.depth), aliasRule(limits.aliases), rootFieldRule(limits.rootFields)]
}

/** What a client is told about a limit; `limit` survives the code that Apollo puts over it. */
export function overLimit(limit: keyof Limits, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED', limit } })
}

/** Introspection nests deeply by nature and is bounded by a rule of graphql's own. */
function depthRule(most: number): ValidationRule {
  return context => {
    const depthOf = measuring(
      name => context.getFragment(name),
      (field, depth) =>
        isIntrospection(field) ? 0 : 1 + (field.selectionSet === undefined ? 0 : depth(field.selectionSet)),
      Math.max,
    )
    return {
      OperationDefinition({ selectionSet }) {
        if (depthOf(selectionSet) > most) {
          context.reportError(overLimit('depth', `Selections may nest ${most} deep at most.`))
        }
      },
    }
  }
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
  return context => {
    const fieldsOf = measuring(
      name => context.getFragment(name),
      () => 1,
      (a, b) => a + b,
    )
    return {
      OperationDefinition({ selectionSet }) {
        if (fieldsOf(selectionSet) > most) {
          context.reportError(overLimit('rootFields', `An operation may have ${most} root fields at most.`))
        }
      },
    }
  }
}
