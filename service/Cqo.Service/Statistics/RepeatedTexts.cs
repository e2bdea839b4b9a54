using System.Text;

namespace Cqo.Service.Statistics;

/// <summary>Strings for UTF-8 characters. In a column of 是 and 否 most texts come again: the last of each slot is given out again instead of made anew.</summary>
sealed class RepeatedTexts
{
    const int Slots = 4096, Longest = 96;

    readonly (byte[] Utf8, string Text)[] slots = new (byte[], string)[Slots];

    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > Longest)
        {
            return Encoding.UTF8.GetString(utf8);
        }
        var hash = new HashCode();
        hash.AddBytes(utf8);
        ref var slot = ref slots[hash.ToHashCode() & (Slots - 1)];
        if (slot.Text is not null && utf8.SequenceEqual(slot.Utf8))
        {
            return slot.Text;
        }
        slot = (utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        return slot.Text;
    }
}
