import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/**
 * The participant's page by itself: one file that a whole hall fetches, which shares nothing with the office's pages and
 * does not grow with them.
 */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true, rolldownOptions: { input: { exam: 'exam.html' } } },
})
