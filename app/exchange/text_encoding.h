#pragma once
// Encodings of text other than UTF-8: by which name they go, what bytes mean in them, which one it may be.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace khalkha {

/// What a .cpg says ("1251", "ANSI 1250", "CP936", "88591", "SHIFT_JIS", "UTF-8") as the name of an encoding
/// that decode() takes; nothing if it means none that is known.
[[nodiscard]] std::optional<std::string> encodingNamed(std::string_view stated);
/// The same for the language driver of a DBF, byte 29 of its header; nothing if it states none: 0, and 0x57,
/// "ANSI", which is another one on each computer.
[[nodiscard]] std::optional<std::string> encodingOfDriver(unsigned char languageDriver);

/// UTF-16 or UTF-32, by its byte order mark or by the zeros that half of ASCII becomes; nothing if neither.
[[nodiscard]] std::optional<std::string> wideEncodingOf(std::string_view bytes);
/// The bytes as UTF-8; nothing if they are not wholly text of the encoding.
[[nodiscard]] std::optional<std::string> decode(std::string_view bytes, const std::string& encoding);

/// A text that is not UTF-8, and the field it stands in: "name_ru" makes Cyrillic likely.
struct ForeignText {
    std::string field;
    std::string bytes;
};
/// Whether what the texts have beyond ASCII makes words in an encoding that decode() takes.
[[nodiscard]] bool readsLikeWords(std::span<const ForeignText> texts, const std::string& encoding);
/// Names of encodings in which all of the texts make words, the likeliest first, three at most, as people
/// know them.
[[nodiscard]] std::vector<std::string> likelyEncodings(std::span<const ForeignText> texts);

} // namespace khalkha
