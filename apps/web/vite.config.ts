import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Exam, practice and the assessors' page are entries of their own; the server answers their addresses with their pages, as this one does. */
const examEntry: Plugin = {
  name: 'exam-entry',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (/^\/ujian(?:[/?]|$)/.test(request.url ?? '')) request.url = '/exam.html'
      if (/^\/latihan(?:[/?]|$)/.test(request.url ?? '')) request.url = '/practice.html'
      if (/^\/asesor(?:[/?]|$)/.test(request.url ?? '')) request.url = '/asesor.html'
      next()
    })
  },
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), examEntry],
  build: {
    outDir: 'dist',
    // Built after the participant's page (vite.exam.config.ts), which has emptied the folder.
    emptyOutDir: false,
    copyPublicDir: false,
    // Only fetched on demand: the chart engine. Everything on the first page stays far below.
    chunkSizeWarningLimit: 700,
    rolldownOptions: { input: { index: 'index.html', practice: 'practice.html' } },
  },
  server: { proxy: { '/api': `http://127.0.0.1:${process.env.PORT ?? '3000'}` } },
})
