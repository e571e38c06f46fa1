#pragma once
// What is written must not be what is read.

#include "base/result.h"

#include <string>

namespace khalkha {

/// A file that a command is to write, and the option that names it.
struct OutputFile {
    std::string option, path; ///< an empty path: nothing is to be written
};

/// The error is one of usage: two files under one name, or a file that is, or would be read as, a layer of
/// the campaign (empty: the built-in one). Looks at the disk, writes nothing.
[[nodiscard]] Failure
checkOutputs(const std::string& campaign, const OutputFile& first, const OutputFile& second = {});

/// Before work: whether the file can be written, and a name that says what the picture is not. A name without
/// an ending says nothing.
[[nodiscard]] Failure checkPicture(const OutputFile& file);
/// Before work: whether the file can be written.
[[nodiscard]] Failure checkWritable(const OutputFile& file);

} // namespace khalkha
