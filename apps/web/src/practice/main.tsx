import { createRoot } from 'react-dom/client'
import '../ui/base.css'
import '../exam/exam.css'
import '../exam/answers/answers.css'
import './practice.css'
import { SettingsProvider } from '../exam/settings.tsx'
import { Practice } from './practice.tsx'

createRoot(document.getElementById('root')!).render(
  <SettingsProvider>
    <Practice />
  </SettingsProvider>,
)
