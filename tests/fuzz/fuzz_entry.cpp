// libFuzzer's entry to the target that KHALKHA_FUZZ_TARGET names.

#include "fuzz_targets.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    khalkha::fuzz::KHALKHA_FUZZ_TARGET({reinterpret_cast<const char*>(data), size}); // libFuzzer's type
    return 0;
}
