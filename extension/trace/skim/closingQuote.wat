;; Finds where a JSON string ends, 16 bytes at a time. Compiled into closingQuote.ts by `npm run wasm`.
(module
  (memory (export "memory") 1)

  ;; From a place inside a string (not just behind an escaping backslash): the index of its closing quote.
  ;; When there is none before $end: $end, or $end + 1 when the byte at $end is escaped by the one before it.
  (func (export "closingQuote") (param $at i32) (param $end i32) (result i32)
    (local $bytes v128)
    (local $quotes i32)
    (local $stops i32)
    (local $stop i32)
    (local $byte i32)
    (block $tail
      (loop $blocks
        (br_if $tail (i32.gt_u (i32.add (local.get $at) (i32.const 16)) (local.get $end)))
        (local.set $bytes (v128.load (local.get $at)))
        (local.set $quotes (i8x16.bitmask (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 0x22)))))
        (local.set $stops
          (i32.or
            (local.get $quotes)
            (i8x16.bitmask (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 0x5c))))))
        (block $block_done
          (loop $stops_left
            (br_if $block_done (i32.eqz (local.get $stops)))
            (local.set $stop (i32.ctz (local.get $stops)))
            (if (i32.and (i32.shr_u (local.get $quotes) (local.get $stop)) (i32.const 1))
              (then (return (i32.add (local.get $at) (local.get $stop)))))
            ;; A backslash: the byte after it is part of the string whatever it is.
            (if (i32.eq (local.get $stop) (i32.const 15))
              (then
                (local.set $at (i32.add (local.get $at) (i32.const 17)))
                (br $blocks)))
            (local.set $stops
              (i32.and (local.get $stops) (i32.shl (i32.const -1) (i32.add (local.get $stop) (i32.const 2)))))
            (br $stops_left)))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $blocks)))
    (block $done
      (loop $bytes_left
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $byte (i32.load8_u (local.get $at)))
        (br_if $done (i32.eq (local.get $byte) (i32.const 0x22)))
        (local.set $at
          (i32.add
            (local.get $at)
            (select (i32.const 2) (i32.const 1) (i32.eq (local.get $byte) (i32.const 0x5c)))))
        (br $bytes_left)))
    (local.get $at)))
