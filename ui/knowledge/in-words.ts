import { pageWords } from '../words/words.ts'

/** Most reasons go on from the name of what they are about; those that are sentences of their own stand alone. */
export const reasonInWords = (name: string, reason: string): string =>
  /^\p{Lu}/u.test(reason) ? reason : pageWords.knowledgeWords.reasonOf(name, reason)
