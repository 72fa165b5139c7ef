/**
 * Imported before any schema is made: looking whether it may compile code at run time, zod would touch `navigator`,
 * which the editor reports as an error of the extension.
 */
import * as z from 'zod';

z.config({ jitless: true });
