/** Four bytes a token, as the models' own estimate has it: letters of other scripts take more bytes and more tokens. */
export const tokensOf = (text: string): number => Math.ceil(Buffer.byteLength(text) / 4)
