import type { ExamNews } from './exam-api.ts'

/**
 * Hears what the server changes on this participant's time while the page is open: an extension, a pause, the doors, a
 * take-over. The browser comes back by itself after a cut, and is told afresh. Returns how to stop.
 */
export function followExam(device: string, onNews: (news: ExamNews) => void): () => void {
  if (typeof EventSource === 'undefined') return () => {}
  const source = new EventSource(`/api/exam/stream?device=${encodeURIComponent(device)}`)
  source.addEventListener('news', ({ data }) => onNews(JSON.parse(data)))
  return () => source.close()
}
