package transform

import (
	"strings"

	"tinygo.org/x/go-llvm"
)

// HoldResults keeps LLVM 19 from reading the second result of a call before
// the call. For select(b, 0, a == 1), where a and b are the results of one
// call, its pass WebAssemblyRegStackify leaves a on WebAssembly's stack and
// reads b, which is a local variable then, ahead of the call, as an earlier
// operand: it looks at what uses a, but not at what uses that. What an
// inline assembly takes is never left on the stack, so each first result goes
// through one that is empty.
func HoldResults(mod llvm.Module) {
	builder := mod.Context().NewBuilder()
	defer builder.Dispose()
	for fn := mod.FirstFunction(); !fn.IsNil(); fn = llvm.NextFunction(fn) {
		for block := fn.FirstBasicBlock(); !block.IsNil(); block = llvm.NextBasicBlock(block) {
			for inst := block.FirstInstruction(); !inst.IsNil(); inst = llvm.NextInstruction(inst) {
				if inst.IsACallInst().IsNil() || inst.Type().TypeKind() != llvm.StructTypeKind ||
					strings.HasPrefix(inst.CalledValue().Name(), "llvm.") {
					continue
				}
				uses := getUses(inst)
				next := llvm.NextInstruction(inst)
				builder.SetInsertPointBefore(next)
				held := holdFirst(builder, mod.Context(), inst)
				for _, use := range uses {
					for i := 0; i < use.OperandsCount(); i++ {
						if use.Operand(i) == inst {
							use.SetOperand(i, held)
						}
					}
				}
			}
		}
	}
}

// holdFirst gives value with its first scalar held.
func holdFirst(builder llvm.Builder, ctx llvm.Context, value llvm.Value) llvm.Value {
	t := value.Type()
	switch kind := t.TypeKind(); kind {
	case llvm.StructTypeKind, llvm.ArrayTypeKind:
		if kind == llvm.StructTypeKind && t.StructElementTypesCount() == 0 || kind == llvm.ArrayTypeKind && t.ArrayLength() == 0 {
			return value
		}
		first := builder.CreateExtractValue(value, 0, "")
		return builder.CreateInsertValue(value, holdFirst(builder, ctx, first), 0, "")
	case llvm.IntegerTypeKind:
		if t.IntTypeWidth() < 32 {
			wide := builder.CreateZExt(value, ctx.Int32Type(), "")
			return builder.CreateTrunc(holdFirst(builder, ctx, wide), t, "")
		}
	}
	same := llvm.FunctionType(t, []llvm.Type{t}, false)
	nothing := llvm.InlineAsm(same, "", "=r,0", false, false, 0, false)
	return builder.CreateCall(same, nothing, []llvm.Value{value}, "held")
}
