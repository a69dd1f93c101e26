import { type GraphQLSchema, isInputObjectType } from 'graphql'
import { Extensions, InputType } from 'type-graphql'

/** An input of which exactly one field is given: `@oneOf`. All its fields are nullable and have no default. */
export function OneOfInput(description: string) {
  return (target: new () => object): void => {
    InputType({ description })(target)
    Extensions({ oneOf: true })(target)
  }
}

/** type-graphql cannot say it, so it is said once the schema is built. */
export function markOneOf(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInputObjectType(type) && type.extensions.oneOf === true) type.isOneOf = true
  }
  return schema
}
