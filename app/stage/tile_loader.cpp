#include "stage/tile_loader.h"

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <variant>

namespace khalkha {

namespace {

using Key = std::variant<ChunkKey, ReliefKey>;
/// What a key gives; the other member stays empty.
struct Content {
    BaseChunk chunk;
    ReliefTile relief;
};
using Piece = std::unique_ptr<Content>; // null = not there yet

/// Pieces read but never fetched (the view has moved on) beyond this number are forgotten, oldest first.
constexpr size_t keptPieces = 96;

} // namespace

struct TileLoader::Queue {
    explicit Queue(BaseGeography opened) : geography(std::move(opened)), worker([this] { work(); }) {}
    Queue(const Queue&) = delete;
    Queue& operator=(const Queue&) = delete;
    ~Queue() {
        {
            const std::lock_guard lock(mutex);
            stopping = true;
        }
        wake.notify_all();
        worker.join();
    }

    /// Reads without holding the lock on the lists. What cannot be read is empty.
    [[nodiscard]] Piece read(const Key& key) {
        const std::lock_guard lock(reading);
        auto piece = std::make_unique<Content>();
        if (const auto* wanted = std::get_if<ChunkKey>(&key)) {
            if (Result<BaseChunk> chunk = geography.chunk(*wanted)) {
                piece->chunk = *std::move(chunk);
            }
        } else if (Result<ReliefTile> relief = geography.relief(std::get<ReliefKey>(key))) {
            piece->relief = *std::move(relief);
        }
        return piece;
    }

    /// The piece if it is there; else it is asked for.
    [[nodiscard]] Piece take(const Key& key, bool wait) {
        std::unique_lock lock(mutex);
        if (Piece piece = takeReady(key)) {
            return piece;
        }
        if (!wait) {
            if (asked.insert(key).second) {
                waiting.push_back(key);
                wake.notify_all();
            }
            return nullptr;
        }
        if (inWork == key) {
            wake.wait(lock, [&] { return ready.contains(key); });
            return takeReady(key);
        }
        // Not begun: read it here, and leave the worker what comes after it.
        if (asked.erase(key) > 0) {
            std::erase(waiting, key);
        }
        lock.unlock();
        return read(key);
    }

    [[nodiscard]] bool busy() {
        const std::lock_guard lock(mutex);
        return !asked.empty();
    }

private:
    [[nodiscard]] Piece takeReady(const Key& key) {
        const auto found = ready.find(key);
        if (found == ready.end()) {
            return nullptr;
        }
        Piece piece = std::move(found->second);
        ready.erase(found);
        std::erase(readyOrder, key);
        return piece;
    }

    void work() {
        std::unique_lock lock(mutex);
        while (true) {
            wake.wait(lock, [this] { return stopping || !waiting.empty(); });
            if (stopping) {
                return;
            }
            const Key key = waiting.front();
            waiting.pop_front();
            inWork = key;
            lock.unlock();
            Piece piece = read(key);
            lock.lock();
            inWork.reset();
            asked.erase(key);
            ready.insert_or_assign(key, std::move(piece));
            readyOrder.push_back(key);
            while (readyOrder.size() > keptPieces) {
                ready.erase(readyOrder.front());
                readyOrder.pop_front();
            }
            wake.notify_all();
        }
    }

    BaseGeography geography; ///< guarded by reading
    std::mutex reading;

    std::mutex mutex; ///< guards everything below
    std::condition_variable wake;
    std::deque<Key> waiting;
    std::set<Key> asked; ///< waiting or in work
    std::optional<Key> inWork;
    std::map<Key, Piece> ready;
    std::deque<Key> readyOrder;
    bool stopping = false;

    std::thread worker; ///< last: it uses all the others
};

TileLoader::TileLoader(BaseGeography geography) : _queue(std::make_unique<Queue>(std::move(geography))) {}
TileLoader::~TileLoader() = default;

std::optional<BaseChunk> TileLoader::chunk(ChunkKey key, bool wait) {
    const Piece piece = _queue->take(key, wait);
    return piece ? std::optional(std::move(piece->chunk)) : std::nullopt;
}

std::optional<ReliefTile> TileLoader::relief(ReliefKey key, bool wait) {
    const Piece piece = _queue->take(key, wait);
    return piece ? std::optional(std::move(piece->relief)) : std::nullopt;
}

bool TileLoader::pending() const {
    return _queue->busy();
}

} // namespace khalkha
