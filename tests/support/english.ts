import * as english from '../../ui/words/en/index.ts'
import * as ofPages from '../../ui/words/en/pages.ts'
import { sayOnPages, sayWith } from '../../ui/words/words.ts'

// What the panel's entry does before anything is drawn.
sayWith('en', english)
sayOnPages(ofPages)
