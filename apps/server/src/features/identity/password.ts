export { hashPassword, verifyPassword } from '../../plugins/password.ts'
