import type { FastifyError, FastifyInstance } from 'fastify'
import { AppError, defineErrors } from './app-error.ts'

export const errors = defineErrors({
  NOT_SIGNED_IN: [401, 'Sesi Anda sudah berakhir atau belum masuk. Masuk lagi untuk melanjutkan.'],
  SESSION_LOCKED: [423, 'Sesi ini terkunci karena lama tidak dipakai. Masukkan kata sandi untuk membukanya.'],
  FORBIDDEN: [403, 'Peran Anda tidak mencakup tindakan ini. Hubungi administrator bila Anda memerlukannya.'],
  NOT_FOUND: [404, 'Data yang diminta tidak ada. Muat ulang halaman, lalu pilih kembali dari daftar.'],
  MISSING_HEADER: [403, 'Permintaan ini tidak berasal dari halaman Petakom. Muat ulang halaman lalu coba lagi.'],
  INVALID_INPUT: [400, 'Isian {field} tidak dapat diterima: {reason}. Perbaiki lalu kirim lagi.'],
  STORAGE_FULL: [507, 'Ruang penyimpanan server penuh, sehingga tidak ada yang diubah. Beri tahu pengelola server.'],
  UNAVAILABLE: [503, 'Basis data belum dapat dihubungi. Tunggu sebentar lalu coba lagi; tidak ada yang hilang.'],
  UNREADABLE: [
    400,
    'Permintaan tidak dapat dibaca, sehingga tidak ada yang diubah. Muat ulang halaman lalu coba lagi.',
  ],
  TOO_LARGE: [413, 'Berkas atau permintaan melewati batas ukuran. Perkecil lalu coba lagi.'],
  INTERNAL: [500, 'Terjadi kesalahan di server dan tidak ada yang diubah. Coba lagi; bila berulang, sebut nomor {id}.'],
})

const PG_DISK_FULL = '53100'
const UNREACHABLE = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'],
  ...['57P01', '57P02', '57P03', '08006', '08001', '53300'],
])
/** `pg` has no code for a connection that broke under it, or had broken before. */
const BROKEN = /Connection terminated|not queryable/

/** A failure as what may be said of it: full or unreachable storage by name, anything unforeseen as INTERNAL. */
export function asAppError(error: Error & Partial<FastifyError & { severity: string }>, requestId: string): AppError {
  if (error instanceof AppError) return error
  // A PostgreSQL whose journal finds no room goes down: whether anything was changed shows once it is back.
  if (error.code === PG_DISK_FULL && error.severity === 'PANIC') return errors.UNAVAILABLE(undefined, error)
  if (error.code === PG_DISK_FULL || error.code === 'ENOSPC') return errors.STORAGE_FULL(undefined, error)
  if (UNREACHABLE.has(error.code ?? '') || BROKEN.test(error.message)) {
    return errors.UNAVAILABLE(undefined, error)
  }
  if (error.statusCode === 413 || error.code === 'FST_REQ_FILE_TOO_LARGE') return errors.TOO_LARGE(undefined, error)
  if (error.statusCode !== undefined && error.statusCode < 500) {
    return errors.UNREADABLE(undefined, error)
  }
  return errors.INTERNAL({ id: requestId }, error)
}

export function registerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = asAppError(error, request.id)
    if (refusal.status >= 500) request.log.error({ err: refusal.cause ?? refusal }, refusal.message)
    else request.log.info({ code: refusal.code, details: refusal.details }, refusal.message)
    const { code, message, details } = refusal
    return reply.status(refusal.status).send({ code, message, ...(details === undefined ? {} : { details }) })
  })
}
