import { createRoot } from 'react-dom/client'
import '../ui/base.css'
import './exam.css'
import './answers/answers.css'
import { createServerClock } from '../lib/server-clock.ts'
import { App } from './app.tsx'
import { openJournal } from './journal/journal.ts'
import { SettingsProvider } from './settings.tsx'

const journal = await openJournal()
const clock = createServerClock()

createRoot(document.getElementById('root')!).render(
  <SettingsProvider>
    <App journal={journal} clock={clock} />
  </SettingsProvider>,
)

// So that a reload without the network finds the page; only where the page itself came over a trusted way.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  navigator.serviceWorker.register('/exam-sw.js', { scope: '/ujian' }).catch(() => {})
}
