import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** The participant page is an entry of its own; the server answers /ujian with exam.html, and so does the dev server. */
const examEntry: Plugin = {
  name: 'exam-entry',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (/^\/ujian(?:[/?]|$)/.test(request.url ?? '')) request.url = '/exam.html'
      next()
    })
  },
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), examEntry],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Only fetched on demand: the chart engine. Everything on the first page stays far below.
    chunkSizeWarningLimit: 700,
    rolldownOptions: { input: { index: 'index.html', exam: 'exam.html' } },
  },
  server: { proxy: { '/api': `http://127.0.0.1:${process.env.PORT ?? '3000'}` } },
})
