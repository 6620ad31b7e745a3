import './styles.css'
import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { speakWanted } from './app/language.ts'

// Radix locks the page's scroll with a style of its own; the page's policy accepts it only with this response's nonce.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content
if (nonce !== undefined && nonce !== '') setNonce(nonce)

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root to draw in.')
const place = createRoot(root)
// Not awaited: the words' file imports from this one, and would wait for it to be over.
void speakWanted().then(() =>
  place.render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
)
