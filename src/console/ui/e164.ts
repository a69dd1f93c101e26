/** A telephone number in international form. */
export const E164 = /^\+[1-9]\d{6,14}$/
export const E164_WORDS = 'This is no number in international form, such as +12025550133.'
