import { getNamedType, isEnumType, isInputObjectType, isNonNullType, isObjectType } from 'graphql'
import { expect, test } from 'vitest'
import { STEP_OPTIONS } from '../../../src/flow/common-options.js'
import { STEP_ACTIONS } from '../../../src/flow/document.js'
import type { Option } from '../../../src/flow/option.js'
import { OPTIONS } from '../../../src/flow/options.js'
import { apiSchema } from '../../../src/graphql/schema.js'

const schema = apiSchema()
const rows = STEP_ACTIONS.flatMap(action =>
  Object.entries<Option>({ ...STEP_OPTIONS, ...OPTIONS[action] }).map(
    ([name, option]) => [action, name, option] as const,
  ),
)

function fieldsOf(action: string, suffix: string) {
  const type = schema.getType(`${action.charAt(0).toUpperCase()}${action.slice(1)}${suffix}`)
  if (!isObjectType(type) && !isInputObjectType(type)) throw new Error(`There is no ${suffix} for ${action}.`)
  return type.getFields()
}

test.each(rows)(
  '%s.%s is written and read by its type, with its bounds and default (S3.37–S3.64)',
  (action, name, option) => {
    const input = fieldsOf(action, 'StepInput')[name]
    const output = fieldsOf(action, 'Step')[name]
    if (input === undefined || output === undefined) throw new Error('There is no such field.')
    expect(String(getNamedType(input.type))).toBe(String(getNamedType(output.type)))
    expect('defaultValue' in input ? input.defaultValue : undefined).toBe(option.default)
    expect(isNonNullType(input.type)).toBe(option.required || option.default !== undefined)
    expect(isNonNullType(output.type)).toBe(option.required || option.default !== undefined || name === 'id')
    const type = getNamedType(input.type)
    if (option.rule.type === 'choice') {
      expect(isEnumType(type) && type.getValues().map(({ value }) => value)).toEqual([...option.rule.of])
    }
    if (option.rule.type === 'integer')
      expect(input.description).toContain(`from ${option.rule.min} to ${option.rule.max}`)
    expect(input.description).toContain(option.about)
  },
)
