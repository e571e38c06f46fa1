#include "exchange/layer_text.h"

#include "base/text.h"
#include "exchange/layer_fields.h"
#include "exchange/text_encoding.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <fstream>

namespace khalkha {

namespace {
namespace fs = std::filesystem;

bool isAscii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0; });
}

/// Bytes of a file from an offset on, as many as there are of those wanted; "" if it is no regular file.
std::string bytesOf(const fs::path& path, std::streamoff offset, size_t wanted) {
    std::error_code fault;
    if (!fs::is_regular_file(path, fault)) {
        return {};
    }
    std::string bytes(wanted, '\0');
    std::ifstream stream(path, std::ios::binary);
    stream.seekg(offset);
    stream.read(bytes.data(), static_cast<std::streamsize>(wanted));
    bytes.resize(static_cast<size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
    return bytes;
}

/// The file of the same name with another ending, in small or capital letters.
fs::path beside(const fs::path& path, const char* small, const char* capital) {
    fs::path other = path;
    other.replace_extension(small);
    std::error_code fault;
    if (!fs::exists(other, fault)) {
        fs::path shouted = path;
        shouted.replace_extension(capital);
        if (fs::exists(shouted, fault)) {
            return shouted;
        }
    }
    return other;
}

template <class Visit> void forEachForeign(LayerContent& layer, Visit visit) {
    for (Row& row : layer.rows) {
        for (size_t i = 0; i < row.values.size(); ++i) {
            if (!layer.fields[i].empty() && !isAscii(row.values[i])) {
                visit(row, i);
            }
        }
    }
}

/// Whether all that is not ASCII is UTF-8, though a file says that it is something else. Two or three bytes
/// of an East Asian encoding can look like it by chance, a few letters cannot.
bool isUtf8AfterAll(LayerContent& layer, const std::string& encoding) {
    if (encoding == "UTF-8") {
        return false;
    }
    constexpr size_t enoughLetters = 4;
    const bool bytesGoInPairs = encoding == "gb18030" || encoding == "windows-932" ||
                                encoding == "windows-949" || encoding == "windows-950" ||
                                encoding.starts_with("EUC") || encoding.starts_with("euc");
    size_t letters = 0;
    bool all = true;
    forEachForeign(layer, [&](const Row& row, size_t i) {
        const std::string& value = row.values[i];
        all = all && isUtf8(value);
        letters += static_cast<size_t>(
            std::count_if(value.begin(), value.end(), [](char c) { return (c & 0xC0) == 0xC0; }));
    });
    return all && letters >= (bytesGoInPairs ? enoughLetters : 1);
}

/// A remark on texts that the stated encoding can decode, but not to words, where another one does.
void remarkOnOtherEncoding(LayerContent& layer, const TextEncoding& encoding) {
    constexpr size_t enough = 200;
    std::vector<ForeignText> texts;
    forEachForeign(layer, [&](const Row& row, size_t i) {
        if (texts.size() < enough && !isUtf8(row.values[i])) {
            texts.push_back({layer.fields[i], row.values[i]});
        }
    });
    if (texts.empty() || readsLikeWords(texts, encoding.name)) {
        return;
    }
    const auto shown = decode(texts.front().bytes, encoding.name);
    const std::vector<std::string> names = likelyEncodings(texts);
    if (shown && !names.empty()) {
        layer.remarks.push_back(
            {texts.front().field,
             fmt::format(
                 "\"{}\" is no word; the texts look like {}, but {}.",
                 printable(*shown),
                 fmt::join(names, " or "),
                 encoding.statedBy),
             fmt::format("If they are wrong, write the right encoding {}.", encoding.remedy)});
    }
}

/// "It may be in Windows-1251 or KOI8-R." for texts of the layer that are not of the encoding; "" if nothing
/// fits.
std::string guess(LayerContent& layer, const std::string& encoding) {
    constexpr size_t enough = 200;
    std::vector<ForeignText> texts;
    forEachForeign(layer, [&](const Row& row, size_t i) {
        // What has been decoded already is UTF-8.
        if (texts.size() < enough && !isUtf8(row.values[i]) && !decode(row.values[i], encoding)) {
            texts.push_back({layer.fields[i], row.values[i]});
        }
    });
    const std::vector<std::string> names = likelyEncodings(texts);
    return names.empty() ? std::string() : fmt::format(" It may be in {}.", fmt::join(names, " or "));
}

} // namespace

TextEncoding shapefileEncoding(const fs::path& path, LayerContent& layer) {
    const fs::path cpg = beside(path, ".cpg", ".CPG");
    const std::string cpgName = printable(cpg.filename().string());
    const std::string remedy = "into " + cpgName;
    const std::string content = bytesOf(cpg, 0, 64);
    const std::string stated(trimBlanks(content));
    if (!stated.empty()) {
        if (auto encoding = encodingNamed(stated)) {
            return {*std::move(encoding), fmt::format("{} says {}", cpgName, printable(stated)), remedy};
        }
        layer.remarks.push_back(
            {{},
             fmt::format(
                 "{} says \"{}\", which is no encoding that is known; the texts are taken as UTF-8.",
                 cpgName,
                 printable(stated)),
             "Write UTF-8, or a number such as 1251 or 932, into it."});
        return {"UTF-8", {}, remedy};
    }
    const fs::path dbf = beside(path, ".dbf", ".DBF");
    constexpr std::streamoff driverAt = 29;
    if (const std::string driver = bytesOf(dbf, driverAt, 1); !driver.empty()) {
        if (auto encoding = encodingOfDriver(static_cast<unsigned char>(driver.front()))) {
            return {
                *encoding, fmt::format("{} says {}", printable(dbf.filename().string()), *encoding), remedy};
        }
    }
    return {"UTF-8", {}, remedy};
}

void settleTexts(LayerContent& layer, const TextEncoding& encoding) {
    const bool lying = isUtf8AfterAll(layer, encoding.name);
    if (!lying && encoding.name != "UTF-8") {
        remarkOnOtherEncoding(layer, encoding);
    }
    std::optional<std::string> guessed; // costs time, and is rarely wanted
    forEachForeign(layer, [&](Row& row, size_t i) {
        std::string& value = row.values[i];
        if (lying) {
            row.faults.push_back(
                {layer.fields[i],
                 fmt::format("\"{}\" is UTF-8, but {}.", printable(value), encoding.statedBy),
                 fmt::format("Write UTF-8 {}.", encoding.remedy)});
            value.clear();
            return;
        }
        if (auto decoded = decode(value, encoding.name)) {
            value = *std::move(decoded);
            return;
        }
        if (!guessed) {
            guessed = guess(layer, encoding.name);
        }
        const std::string because = encoding.statedBy.empty() ? "" : ", but " + encoding.statedBy;
        row.faults.push_back(
            {layer.fields[i],
             fmt::format("\"{}\" is not {} text{}.{}", printable(value), encoding.name, because, *guessed),
             encoding.remedy.empty()
                 ? "Save the file in UTF-8."
                 : fmt::format("Write the right encoding {}, or save the layer in UTF-8.", encoding.remedy)});
        value.clear();
    });
}

} // namespace khalkha
