import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The assessors' page by itself: it must come back whole without the line, so it shares no file with other pages. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    copyPublicDir: false,
    rolldownOptions: { input: { asesor: 'asesor.html' } },
  },
})
