import { createRoot } from 'react-dom/client'
import '../ui/tokens.css'

createRoot(document.getElementById('root')!).render(
  <main>
    <h1>Petakom</h1>
  </main>,
)
