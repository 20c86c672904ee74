import { createRoot } from 'react-dom/client'
import '../ui/base.css'
import '../exam/exam.css'
import './assessor.css'
import { SettingsProvider } from '../exam/settings.tsx'
import { createServerClock } from '../lib/server-clock.ts'
import { App } from './app.tsx'
import { openStore } from './store/store.ts'

const store = await openStore()
const clock = createServerClock()

createRoot(document.getElementById('root')!).render(
  <SettingsProvider>
    <App store={store} clock={clock} />
  </SettingsProvider>,
)

// So that a reload without the network finds the page; only where the page itself came over a trusted way.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  navigator.serviceWorker.register('/asesor-sw.js', { scope: '/asesor' }).catch(() => {})
}
